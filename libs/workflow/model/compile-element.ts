import { compileUserTask } from './compile-user-task.js';
import type { FlowIndex } from './flow-index.js';
import type { ModdleElement } from './moddle.js';
import { elementOf, elementsOf, extensionsOf, idOf, textOf } from './moddle.js';
import {
  boundaryEvent,
  catchEvent,
  endEvent,
  eventGateway,
  receiveTask,
  startEvent,
  throwEvent,
} from './compile-events.js';
import { callActivity } from './compile-call.js';
import { jobTask } from './compile-job.js';
import type { ModelReading } from './model-reading.js';
import { readLoop } from './read-loop.js';
import type { Compiler, NodeParts } from './node-parts.js';
import { DOCUMENTATION, MAPPINGS } from './node-parts.js';
import type { FlowElement } from './process-model.js';

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
  'bpmn:CallActivity': callActivity,
  'bpmn:ReceiveTask': receiveTask,
  'bpmn:EventBasedGateway': eventGateway,
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
  const name = textOf(element, 'name');
  const otherwise = elementOf(element, 'default');
  const loop = readLoop(element, reading);
  const node: NodeParts = {
    id: idOf(element),
    ...(name !== undefined && { name }),
    scope,
    incoming: (flows.into.get(idOf(element)) ?? []).map(idOf),
    outgoing: (flows.outOf.get(idOf(element)) ?? []).map(idOf),
    ...(otherwise !== undefined && { otherwise: idOf(otherwise) }),
    inputs: reading.mappings(element, 'inputParameters'),
    outputs: reading.mappings(element, 'outputParameters'),
    ...(loop !== undefined && { loop }),
  };
  return compiler(element, node, reading);
}

function passThrough(kind: 'task' | 'manualTask'): Compiler {
  return (element, node, reading) => {
    reading.extensions(element, [DOCUMENTATION]);
    return { ...node, kind, work: 'none' };
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
  if (element['triggeredByEvent'] === true) return eventSubProcess(element, node, reading);
  const start = startOf(element, reading);
  if (start === undefined && startsOf(element).length > 0) {
    reading.find(element, 'its start event has a trigger', 'remove the trigger, or make it an event subprocess');
  }
  return { ...node, kind: 'subProcess', work: 'scope', ...(start !== undefined && { start }) };
}

function eventSubProcess(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement {
  const [start, ...more] = startsOf(element);
  const isTriggered = start !== undefined && elementsOf(start, 'eventDefinitions').length > 0;
  if (!isTriggered || more.length > 0) {
    reading.find(element, 'an event subprocess needs exactly one start event, with a trigger');
  }
  return { ...node, kind: 'eventSubProcess', work: 'scope', ...(start !== undefined && { start: idOf(start) }) };
}

function startsOf(scope: ModdleElement): readonly ModdleElement[] {
  return elementsOf(scope, 'flowElements').filter(({ $type }) => $type === 'bpmn:StartEvent');
}

/** Id of the start event without a trigger. */
export function startOf(scope: ModdleElement, reading: ModelReading): string | undefined {
  const starts = startsOf(scope);
  const plain = starts.filter((one) => elementsOf(one, 'eventDefinitions').length === 0);
  if (plain.length > 1) reading.find(scope, 'several start events have no trigger', 'keep one of them');
  const [start] = plain;
  if (start === undefined) {
    if (starts.length === 0) reading.find(scope, 'a start event is missing');
    return undefined;
  }
  return idOf(start);
}
