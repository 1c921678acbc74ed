import type { Caught } from './event-triggers.js';
import { eventDefinition, eventTrigger, messageTrigger, signalName, WAITING } from './read-triggers.js';
import type { ModdleElement } from './moddle.js';
import { elementOf, elementsOf, idOf, textOf } from './moddle.js';
import { jobTask } from './compile-job.js';
import type { ModelReading } from './model-reading.js';
import type { NodeParts } from './node-parts.js';
import { DOCUMENTATION, MAPPINGS } from './node-parts.js';
import type { FlowElement } from './process-model.js';

const LINK = 'bpmn:LinkEventDefinition';
const ERROR = 'bpmn:ErrorEventDefinition';
const ESCALATION = 'bpmn:EscalationEventDefinition';
const COMPENSATION = 'bpmn:CompensateEventDefinition';
const SIGNAL = 'bpmn:SignalEventDefinition';
const MESSAGE = 'bpmn:MessageEventDefinition';
const TERMINATE = 'bpmn:TerminateEventDefinition';

/** What begins a process: nobody evaluates conditions outside of an instance. */
const BEGINNING = WAITING.filter((type) => type !== 'bpmn:ConditionalEventDefinition');

/** Catching events that end a wait need something behind them that says what comes: these are the ones of an event-based gateway. */
const BEHIND_EVENT_GATEWAY = ['bpmn:IntermediateCatchEvent', 'bpmn:ReceiveTask'];

export function startEvent(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  const scope = element.$parent;
  const isHandler = scope?.['triggeredByEvent'] === true;
  const isRoot = scope?.$type === 'bpmn:Process';
  const hasForm = isRoot && elementsOf(element, 'eventDefinitions').length === 0;
  reading.extensions(element, [MAPPINGS, DOCUMENTATION, ...(hasForm ? ['zeebe:FormDefinition'] : [])]);
  const executed = isHandler ? [...WAITING, ERROR, ESCALATION] : isRoot ? BEGINNING : [];
  const definition = eventDefinition(element, reading, executed);
  if (definition === undefined) return { ...node, kind: 'startEvent', work: 'none' };
  const catches = caught(element, definition, reading, isHandler);
  const interrupting = element['isInterrupting'] !== false;
  if (definition.$type === ERROR && !interrupting) {
    reading.find(element, 'an error always ends its scope', 'make the start event interrupting');
  }
  return catches && { ...node, kind: 'startEvent', work: 'none', catches, interrupting };
}

export function boundaryEvent(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  const definition = eventDefinition(element, reading, [...WAITING, ERROR, ESCALATION, COMPENSATION]);
  if (definition === undefined) {
    reading.find(element, 'the event says not what it waits for');
    return undefined;
  }
  const activity = elementOf(element, 'attachedToRef');
  if (activity === undefined) {
    reading.find(element, 'the boundary event is attached to nothing', 'attach it to an activity');
    return undefined;
  }
  const interrupting = element['cancelActivity'] !== false;
  if (definition.$type === ERROR && !interrupting) {
    reading.find(element, 'an error always ends its activity', 'make the boundary event interrupting');
  }
  const catches =
    definition.$type === COMPENSATION ? compensated(element, reading) : caught(element, definition, reading, true);
  return catches && { ...node, kind: 'boundaryEvent', work: 'none', attachedTo: idOf(activity), interrupting, catches };
}

function caught(
  element: ModdleElement,
  definition: ModdleElement,
  reading: ModelReading,
  needsKey: boolean,
): Caught | undefined {
  if (definition.$type === ERROR) return coded(element, 'error', errorCode(definition), reading);
  if (definition.$type === ESCALATION) return coded(element, 'escalation', escalationCode(definition), reading);
  return eventTrigger(element, definition, reading, needsKey);
}

/** The handler that an association leads to from the boundary event. */
function compensated(element: ModdleElement, reading: ModelReading): Caught | undefined {
  const handlers = elementsOf(element.$parent, 'artifacts').flatMap((one) =>
    elementOf(one, 'sourceRef') === element ? (elementOf(one, 'targetRef') ?? []) : [],
  );
  const [handler] = handlers;
  if (handler?.['isForCompensation'] === true && handlers.length === 1) {
    return { on: 'compensation', handler: idOf(handler) };
  }
  reading.find(element, 'no compensation handler is connected', 'lead an association to one activity for compensation');
  return undefined;
}

function coded(
  element: ModdleElement,
  on: 'error' | 'escalation',
  code: string | undefined,
  reading: ModelReading,
): Caught {
  if (code?.startsWith('=') === true) {
    reading.find(element, `the code of a caught ${on} must be a text, no expression`);
  }
  const which = code === undefined ? {} : { code };
  return on === 'error' ? { on, ...which } : { on, ...which };
}

function errorCode(definition: ModdleElement): string | undefined {
  return textOf(elementOf(definition, 'errorRef'), 'errorCode');
}

function escalationCode(definition: ModdleElement): string | undefined {
  return textOf(elementOf(definition, 'escalationRef'), 'escalationCode');
}

export function catchEvent(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  const definition = eventDefinition(element, reading, [LINK, ...WAITING]);
  const kind = 'intermediateCatchEvent';
  if (definition?.$type === LINK) return { ...node, kind, work: 'none' };
  if (definition === undefined) {
    reading.find(element, 'the event says not what it waits for');
    return undefined;
  }
  const trigger = eventTrigger(element, definition, reading, true);
  return trigger && { ...node, kind, work: 'wait', trigger };
}

export function receiveTask(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  if (element['instantiate'] === true) {
    reading.find(element, 'a receive task that starts a process is not executed here', 'use a message start event');
  }
  const trigger = messageTrigger(element, elementOf(element, 'messageRef'), reading, true);
  return trigger && { ...node, kind: 'receiveTask', work: 'wait', trigger };
}

export function eventGateway(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement {
  reading.extensions(element, [DOCUMENTATION]);
  if (element['instantiate'] === true) {
    reading.find(element, 'an event-based gateway that starts a process is not executed here', 'use start events');
  }
  const flows = elementsOf(element.$parent, 'flowElements').filter((one) => elementOf(one, 'sourceRef') === element);
  if (flows.length === 0) reading.find(element, 'no event stands behind the gateway', 'connect catching events');
  for (const flow of flows) {
    const target = elementOf(flow, 'targetRef');
    if (target === undefined || !BEHIND_EVENT_GATEWAY.includes(target.$type)) {
      reading.find(flow, 'an event-based gateway leads to catching events only', 'put the event directly behind it');
    }
  }
  return { ...node, kind: 'eventBasedGateway', work: 'race' };
}

export function throwEvent(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  const kind = 'intermediateThrowEvent';
  const definition = eventDefinition(element, reading, [LINK, SIGNAL, ESCALATION, MESSAGE, COMPENSATION]);
  if (definition?.$type === MESSAGE) return jobTask(kind)(element, node, reading);
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  if (definition === undefined) return { ...node, kind, work: 'none' };
  if (definition.$type === LINK) {
    const target = linkTarget(element, definition, reading);
    return target === undefined ? undefined : { ...node, kind, work: 'link', target };
  }
  return thrown(element, { ...node, kind }, definition, reading);
}

export function endEvent(element: ModdleElement, node: NodeParts, reading: ModelReading): FlowElement | undefined {
  const kind = 'endEvent';
  const definition = eventDefinition(element, reading, [TERMINATE, ERROR, SIGNAL, ESCALATION, MESSAGE, COMPENSATION]);
  if (definition?.$type === MESSAGE) return jobTask(kind)(element, node, reading);
  reading.extensions(element, [MAPPINGS, DOCUMENTATION]);
  if (definition === undefined) return { ...node, kind, work: 'none' };
  if (definition.$type === TERMINATE) return { ...node, kind, work: 'terminate' };
  if (definition.$type === ERROR) return errorEnd(element, node, definition, reading);
  return thrown(element, { ...node, kind }, definition, reading);
}

function thrown(
  element: ModdleElement,
  node: NodeParts & { readonly kind: 'intermediateThrowEvent' | 'endEvent' },
  definition: ModdleElement,
  reading: ModelReading,
): FlowElement | undefined {
  if (definition.$type === SIGNAL) {
    const name = signalName(element, definition, reading);
    return name && { ...node, work: 'signal', thrown: name };
  }
  if (definition.$type === COMPENSATION) {
    const activity = elementOf(definition, 'activityRef');
    return { ...node, work: 'compensate', ...(activity !== undefined && { activity: idOf(activity) }) };
  }
  if (definition.$type !== ESCALATION) return undefined;
  const code = escalationCode(definition);
  if (code !== undefined) {
    return { ...node, work: 'escalate', thrown: reading.value(element, code, 'the escalation code') };
  }
  reading.find(element, 'the escalation has no code', 'give it a global escalation reference with a code');
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

function errorEnd(
  element: ModdleElement,
  node: NodeParts,
  definition: ModdleElement,
  reading: ModelReading,
): FlowElement | undefined {
  const code = errorCode(definition);
  if (code !== undefined) {
    return { ...node, kind: 'endEvent', work: 'error', code: reading.value(element, code, 'the error code') };
  }
  reading.find(element, 'the error that it throws has no code', 'give it a global error reference with a code');
  return undefined;
}
