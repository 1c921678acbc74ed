import type { Expression } from '../feel/expression.js';
import type { EventTrigger } from './event-triggers.js';
import type { ModdleElement } from './moddle.js';
import { elementOf, elementsOf, extensionsOf, textOf } from './moddle.js';
import type { ModelReading } from './model-reading.js';

const TIMER_FORMS = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
] as const;

const LOOK_BACK = 'lenkwerk:lookBack';

/** The kinds of event definitions that wait. */
export const WAITING = [
  'bpmn:TimerEventDefinition',
  'bpmn:MessageEventDefinition',
  'bpmn:SignalEventDefinition',
  'bpmn:ConditionalEventDefinition',
] as const;

/** The trigger of an event; `undefined` with a finding when something is missing. `needsKey`: the message must have a correlation key. */
export function eventTrigger(
  element: ModdleElement,
  definition: ModdleElement,
  reading: ModelReading,
  needsKey: boolean,
): EventTrigger | undefined {
  switch (definition.$type) {
    case 'bpmn:TimerEventDefinition':
      return timer(element, definition, reading);
    case 'bpmn:MessageEventDefinition':
      return messageTrigger(element, elementOf(definition, 'messageRef'), reading, needsKey);
    case 'bpmn:SignalEventDefinition': {
      const name = signalName(element, definition, reading);
      return name && { on: 'signal', name };
    }
    case 'bpmn:ConditionalEventDefinition':
      return condition(element, definition, reading);
    default:
      return undefined;
  }
}

function timer(element: ModdleElement, definition: ModdleElement, reading: ModelReading): EventTrigger | undefined {
  for (const [property, form] of TIMER_FORMS) {
    const written = textOf(elementOf(definition, property), 'body');
    if (written !== undefined) return { on: 'timer', form, value: reading.value(element, written, 'the timer') };
  }
  reading.find(element, 'the timer has no time', 'set a date, a duration or a cycle');
  return undefined;
}

/** The message that an event or a receive task waits for. */
export function messageTrigger(
  element: ModdleElement,
  message: ModdleElement | undefined,
  reading: ModelReading,
  needsKey: boolean,
): EventTrigger | undefined {
  const written = textOf(message, 'name');
  if (message === undefined || written === undefined) {
    reading.find(element, 'the message has no name', 'give it a global message reference with a name');
    return undefined;
  }
  const subscription = extensionsOf(message).find(({ $type }) => $type === 'zeebe:Subscription');
  const key = textOf(subscription, 'correlationKey');
  if (needsKey && key === undefined) {
    reading.find(element, 'the message has no correlation key', 'set "Subscription correlation key" on the message');
    return undefined;
  }
  const name = reading.value(element, written, 'the name of the message');
  const keyed = key === undefined ? {} : { key: reading.value(element, key, 'the correlation key') };
  return { on: 'message', name, ...keyed, lookBack: reading.property(element, LOOK_BACK) !== 'false' };
}

/** The name of the signal that an event waits for or throws. */
export function signalName(
  element: ModdleElement,
  definition: ModdleElement,
  reading: ModelReading,
): Expression | undefined {
  const written = textOf(elementOf(definition, 'signalRef'), 'name');
  if (written !== undefined) return reading.value(element, written, 'the name of the signal');
  reading.find(element, 'the signal has no name', 'give it a global signal reference with a name');
  return undefined;
}

function condition(element: ModdleElement, definition: ModdleElement, reading: ModelReading): EventTrigger | undefined {
  const written = textOf(elementOf(definition, 'condition'), 'body');
  if (written === undefined) {
    reading.find(element, 'the event has no condition', 'set a condition expression');
    return undefined;
  }
  const filter = extensionsOf(definition).find(({ $type }) => $type === 'zeebe:ConditionalFilter');
  const names = textOf(filter, 'variableNames')
    ?.split(',')
    .map((name) => name.trim());
  return {
    on: 'condition',
    condition: reading.expression(element, written, 'the condition'),
    ...(names !== undefined && { names }),
  };
}

/** The one trigger or result of an event; a finding when there are several, or one that is not executed. */
export function eventDefinition(
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
