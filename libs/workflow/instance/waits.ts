import type { Json } from '#event-sourcing';
import type { Expression } from '../feel/expression.js';
import type { Caught, EventTrigger } from '../model/event-triggers.js';
import { boundariesOf, handlersOf } from '../model/listeners.js';
import type { FlowElement } from '../model/process-model.js';
import { timerWait } from '../timers/timer-due.js';
import type { Advance } from './advance.js';
import type { OpenWait } from './instance-state.js';
import { takenAs } from './instance-state.js';
import type { MessageWait, Part, Wait } from './steps.js';
import { evaluateIn } from './variables.js';

/** An event of the model that an element instance waits for. */
interface Awaited {
  readonly event: string;
  readonly trigger: EventTrigger;
}

type Computed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** The boundary events of an activity that wait for something from outside. */
export function awaitedAt(advance: Advance, activity: string): readonly Awaited[] {
  return boundariesOf(advance.model, activity).flatMap(({ id, catches }) => awaited(id, catches));
}

/** The event subprocesses of a scope that wait for something from outside. */
export function awaitedIn(advance: Advance, scope: string): readonly Awaited[] {
  return handlersOf(advance.model, scope).flatMap(({ start }) => awaited(start.id, start.catches));
}

/** The events behind an event-based gateway. */
export function awaitedBehind(advance: Advance, gateway: FlowElement): readonly Awaited[] {
  return gateway.outgoing.flatMap((flow) => {
    const target = advance.element(advance.flow(flow).target);
    return target.work === 'wait' ? [{ event: target.id, trigger: target.trigger }] : [];
  });
}

function awaited(event: string, catches: Caught): readonly Awaited[] {
  return catches.on === 'error' || catches.on === 'escalation' || catches.on === 'compensation'
    ? []
    : [{ event, trigger: catches }];
}

/**
 * Opens what an element instance waits for, all or nothing; what is open already stays. Answers what is wrong with one that
 * cannot be computed.
 */
export function openWaits(advance: Advance, of: Part, events: readonly Awaited[]): string | undefined {
  const open = new Set(waitsOf(advance, of).map(({ element }) => element));
  const opened: { readonly element: string; readonly wait: Wait }[] = [];
  for (const { event, trigger } of events.filter((one) => !open.has(one.event))) {
    const wait = waitFor(advance, of, event, trigger);
    if (!wait.ok) return wait.problem;
    opened.push({ element: event, wait: wait.value });
  }
  for (const { element, wait } of opened) {
    advance.emit({ kind: 'waitOpened', part: advance.nextPart(), of, element, wait });
  }
  return undefined;
}

export function waitsOf(advance: Advance, of: Part): readonly OpenWait[] {
  return [...advance.draft.waits.values()].filter((one) => one.of === of);
}

/** Nothing is waited for here any more. */
export function closeWaits(advance: Advance, of: Part, which: (wait: OpenWait) => boolean = () => true): void {
  for (const wait of waitsOf(advance, of).filter(which)) {
    advance.emit({ kind: 'waitClosed', part: wait.part, how: 'cancelled' });
  }
}

/** Whether the event begins an event subprocess: it stops when its scope completes, a boundary event when the activity is left. */
export function beginsHandler(advance: Advance, { element }: OpenWait): boolean {
  return advance.element(element).kind === 'startEvent';
}

function waitFor(advance: Advance, of: Part, event: string, trigger: EventTrigger): Computed<Wait> {
  switch (trigger.on) {
    case 'timer': {
      const value = evaluateIn(advance, of, trigger.value);
      if (!value.ok) return { ok: false, problem: `the timer of ${event} failed: ${value.problem}` };
      const timer = timerWait(trigger.form, value.value, advance.clock);
      return timer.ok
        ? { ok: true, value: timer.wait }
        : { ok: false, problem: `the timer of ${event}: ${timer.problem}` };
    }
    case 'message':
      return messageWait(advance, of, event, trigger);
    case 'signal': {
      const name = textIn(advance, of, trigger.name, `the signal of ${event}`);
      return name.ok ? { ok: true, value: { for: 'signal', name: name.value } } : name;
    }
    case 'condition':
      return { ok: true, value: { for: 'condition' } };
  }
}

function messageWait(
  advance: Advance,
  of: Part,
  event: string,
  { name, key, lookBack }: Extract<EventTrigger, { readonly on: 'message' }>,
): Computed<Wait> {
  const named = textIn(advance, of, name, `the message of ${event}`);
  if (!named.ok) return named;
  // What an activity renames by its input is not meant: the key of its boundary event is found around it, as in Camunda.
  const { scope } = advance.active(of);
  const isBoundary = advance.element(event).kind === 'boundaryEvent';
  const keyed =
    key === undefined
      ? undefined
      : textIn(advance, isBoundary ? (scope ?? of) : of, key, `the correlation key of ${event}`);
  if (keyed?.ok === false) return keyed;
  return { ok: true, value: messageOf(advance, named.value, keyed?.value, lookBack) };
}

/** The wait for a message. What the instance took before is not found again. */
export function messageOf(advance: Advance, name: string, key: string | undefined, lookBack: boolean): MessageWait {
  const taken = key === undefined ? undefined : advance.draft.taken.get(takenAs(name, key));
  return {
    for: 'message',
    name,
    ...(key !== undefined && { key }),
    ...(lookBack ? taken !== undefined && { after: taken } : { lookBack }),
  };
}

/** A text that is not empty; a number counts as its digits. */
export function textIn(advance: Advance, part: Part, expression: Expression, what: string): Computed<string> {
  const result = evaluateIn(advance, part, expression);
  if (!result.ok) return { ok: false, problem: `${what} failed: ${result.problem}` };
  const text = textOf(result.value);
  return text === undefined
    ? { ok: false, problem: `${what} must be a text or a number, it is ${kindOf(result.value)}` }
    : { ok: true, value: text };
}

function textOf(value: Json): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (value === '') return 'an empty text';
  return Array.isArray(value) ? 'a list' : `a value of the type ${typeof value}`;
}
