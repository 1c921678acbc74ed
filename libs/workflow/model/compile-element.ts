import { compileUserTask, headersOf } from './compile-user-task.js';
import type { FlowIndex } from './flow-index.js';
import type { ModdleElement } from './moddle.js';
import { elementOf, elementsOf, extensionsOf, idOf, textOf } from './moddle.js';
import type { ModelReading } from './model-reading.js';
import type { FlowElement, JobTask } from './process-model.js';

type NodeParts = Pick<
  FlowElement,
  'id' | 'name' | 'scope' | 'incoming' | 'outgoing' | 'otherwise' | 'inputs' | 'outputs'
>;
type Compiler = (element: ModdleElement, node: NodeParts, reading: ModelReading) => FlowElement | undefined;

const LINK = 'bpmn:LinkEventDefinition';
const ERROR = 'bpmn:ErrorEventDefinition';
const MAPPINGS = 'zeebe:IoMapping';
const DOCUMENTATION = 'zeebe:Properties';
const JOB_EXTENSIONS = ['zeebe:TaskDefinition', 'zeebe:TaskHeaders', MAPPINGS, DOCUMENTATION];

/** The elements that are executed. A kind that is not in this table is a finding of the deployment. */
const COMPILERS: Readonly<Record<string, Compiler>> = {
  'bpmn:Task': passThrough('task'),
  'bpmn:ManualTask': passThrough('manualTask'),
  'bpmn:ServiceTask': jobTask('serviceTask'),
  'bpmn:SendTask': jobTask('sendTask'),
  'bpmn:BusinessRuleTask': jobTask('businessRuleTask'),
  'bpmn:ScriptTask': scriptTask,
  'bpmn:UserTask': (element, node, reading) => {
    const parts = compileUserTask(element, reading);
    return parts && { ...node, ...parts, kind: 'userTask', work: 'user' };
  },
  'bpmn:StartEvent': startEvent,
  'bpmn:IntermediateThrowEvent': throwEvent,
  'bpmn:IntermediateCatchEvent': catchEvent,
  'bpmn:EndEvent': endEvent,
  'bpmn:BoundaryEvent': boundaryEvent,
  'bpmn:ExclusiveGateway': exclusiveGateway,
  'bpmn:InclusiveGateway': (element, node, reading) => {
    reading.extensions(element, [DOCUMENTATION]);
    return { ...node, kind: 'inclusiveGateway', work: 'merge' };
  },
  'bpmn:ParallelGateway': (element, node, reading) => {
    reading.extensions(element, [DOCUMENTATION]);
    return { ...node, kind: 'parallelGateway', work: 'join' };
  },
  'bpmn:SubProcess': subProcess,
};

/** What to use instead of an element that is not executed. */
const INSTEAD: Readonly<Record<string, string>> = {
  'bpmn:ComplexGateway': 'use an exclusive or a parallel gateway with conditions',
  'bpmn:Transaction': 'use an embedded subprocess',
};

/** The executable form of a flow node; `undefined` with a finding when it is not executed. */
export function compileElement(
  element: ModdleElement,
  scope: string,
  flows: FlowIndex,
  reading: ModelReading,
): FlowElement | undefined {
  const compiler = COMPILERS[element.$type];
  if (compiler === undefined) {
    reading.find(element, 'is not executed here', INSTEAD[element.$type]);
    return undefined;
  }
  if (elementOf(element, 'loopCharacteristics') !== undefined)
    reading.find(element, 'a loop marker is not executed here');
  if (element['isForCompensation'] === true) reading.find(element, 'a compensation handler is not executed here');
  const name = textOf(element, 'name');
  const otherwise = elementOf(element, 'default');
  const node: NodeParts = {
    id: idOf(element),
    ...(name !== undefined && { name }),
    scope,
    incoming: (flows.into.get(idOf(element)) ?? []).map(idOf),
    outgoing: (flows.outOf.get(idOf(element)) ?? []).map(idOf),
    ...(otherwise !== undefined && { otherwise: idOf(otherwise) }),
    inputs: reading.mappings(element, 'inputParameters'),
    outputs: reading.mappings(element, 'outputParameters'),
  };
  return compiler(element, node, reading);
}

function passThrough(kind: 'task' | 'manualTask'): Compiler {
  return (element, node, reading) => {
    reading.extensions(element, [DOCUMENTATION]);
    return { ...node, kind, work: 'none' };
  };
}

function startEvent(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  if (eventDefinition(element, reading) !== undefined) return undefined;
  return { ...node, kind: 'startEvent', work: 'none' };
}

function throwEvent(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  const definition = eventDefinition(element, reading, [LINK]);
  const kind = 'intermediateThrowEvent';
  if (definition === undefined) return { ...node, kind, work: 'none' };
  if (definition.$type !== LINK) return undefined;
  const target = linkTarget(element, definition, reading);
  return target === undefined ? undefined : { ...node, kind, work: 'link', target };
}

function catchEvent(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  const definition = eventDefinition(element, reading, [LINK]);
  if (definition?.$type === LINK) return { ...node, kind: 'intermediateCatchEvent', work: 'none' };
  if (definition === undefined) reading.find(element, 'the event says not what it waits for');
  return undefined;
}

/** The one catching link of the same scope that bears the name of a throwing link. */
function linkTarget(element: ModdleElement, definition: ModdleElement, reading: ModelReading): string | undefined {
  const name = textOf(definition, 'name');
  const targets = elementsOf(element.$parent, 'flowElements').filter(
    (one) =>
      one.$type === 'bpmn:IntermediateCatchEvent'
      && elementsOf(one, 'eventDefinitions').some((other) => other.$type === LINK && textOf(other, 'name') === name),
  );
  const [target] = targets;
  if (target === undefined || targets.length > 1 || name === undefined) {
    const found = targets.length > 1 ? 'several catching links have' : 'no catching link has';
    reading.find(element, `${found} the name "${name ?? ''}" here`, 'give both ends of a link one name of their own');
    return undefined;
  }
  return idOf(target);
}

function endEvent(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  const definition = eventDefinition(element, reading, ['bpmn:TerminateEventDefinition', ERROR]);
  const kind = 'endEvent';
  if (definition === undefined) return { ...node, kind, work: 'none' };
  if (definition.$type === ERROR) return errorEnd(element, node, definition, reading);
  return definition.$type === 'bpmn:TerminateEventDefinition' ? { ...node, kind, work: 'terminate' } : undefined;
}

function errorEnd(
  element: ModdleElement,
  node: NodeParts,
  definition: ModdleElement,
  reading: ModelReading,
): FlowElement | undefined {
  const code = textOf(elementOf(definition, 'errorRef'), 'errorCode');
  if (code !== undefined) {
    return { ...node, kind: 'endEvent', work: 'error', code: reading.value(element, code, 'the error code') };
  }
  reading.find(element, 'the error that it throws has no code', 'give it a global error reference with a code');
  return undefined;
}

function boundaryEvent(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  const definition = eventDefinition(element, reading, [ERROR]);
  if (definition === undefined) reading.find(element, 'the event says not what it waits for');
  if (definition?.$type !== ERROR) return undefined;
  const activity = elementOf(element, 'attachedToRef');
  if (activity === undefined) {
    reading.find(element, 'the boundary event is attached to nothing', 'attach it to an activity');
    return undefined;
  }
  if (element['cancelActivity'] === false) {
    reading.find(element, 'an error always ends its activity', 'make the boundary event interrupting');
  }
  const code = textOf(elementOf(definition, 'errorRef'), 'errorCode');
  if (code?.startsWith('=') === true) reading.find(element, 'the code of a caught error must be a text, no expression');
  const caught = code === undefined ? {} : { code };
  return { ...node, kind: 'boundaryEvent', work: 'none', attachedTo: idOf(activity), ...caught };
}

/** The one trigger or result of an event; a finding when there are several, or one that is not executed. */
function eventDefinition(
  element: ModdleElement,
  reading: ModelReading,
  executed: readonly string[] = [],
): ModdleElement | undefined {
  const [definition, ...more] = elementsOf(element, 'eventDefinitions');
  if (more.length > 0) reading.find(element, 'several event definitions in one event are not executed here');
  if (definition !== undefined && !executed.includes(definition.$type)) {
    reading.find(element, `${definition.$type} is not executed here`);
  }
  return definition;
}

function jobTask(kind: JobTask['kind']): Compiler {
  return (element, node, reading) => {
    reading.extensions(element, JOB_EXTENSIONS);
    const definition = extensionsOf(element).find(({ $type }) => $type === 'zeebe:TaskDefinition');
    const type = textOf(definition, 'type');
    if (type === undefined) {
      reading.find(element, 'no job type is given', 'set "Task definition: Type" (zeebe:taskDefinition)');
      return undefined;
    }
    return {
      ...node,
      kind,
      work: 'job',
      jobType: reading.value(element, type, 'the job type'),
      retries: reading.value(element, textOf(definition, 'retries') ?? '3', 'the number of retries'),
      headers: headersOf(element),
    };
  };
}

function scriptTask(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  const script = extensionsOf(element).find(({ $type }) => $type === 'zeebe:Script');
  if (script === undefined) return jobTask('scriptTask')(element, node, reading);
  reading.extensions(element, ['zeebe:Script', MAPPINGS, DOCUMENTATION]);
  const source = textOf(script, 'expression');
  const resultVariable = textOf(script, 'resultVariable');
  if (source === undefined || resultVariable === undefined) {
    reading.find(element, 'a script needs an expression and a result variable');
    return undefined;
  }
  const expression = reading.expression(element, source, 'the script');
  return { ...node, kind: 'scriptTask', work: 'feel', expression, resultVariable };
}

function exclusiveGateway(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement {
  reading.extensions(element, [DOCUMENTATION]);
  return { ...node, kind: 'exclusiveGateway', work: 'choose' };
}

function subProcess(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement {
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  if (element['triggeredByEvent'] === true) reading.find(element, 'an event subprocess is not executed here');
  const start = startOf(element, reading);
  return { ...node, kind: 'subProcess', work: 'scope', ...(start !== undefined && { start }) };
}

/** Id of the start event without a trigger. */
export function startOf(scope: ModdleElement, reading: ModelReading): string | undefined {
  const starts = elementsOf(scope, 'flowElements').filter(({ $type }) => $type === 'bpmn:StartEvent');
  const plain = starts.filter((one) => elementsOf(one, 'eventDefinitions').length === 0);
  if (plain.length > 1) reading.find(scope, 'several start events have no trigger', 'keep one of them');
  const [start] = plain;
  if (start === undefined) {
    if (starts.length === 0) reading.find(scope, 'a start event is missing');
    return undefined;
  }
  return idOf(start);
}
