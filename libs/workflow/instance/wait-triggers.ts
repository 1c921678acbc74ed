import { recomputed } from '../timers/timer-due.js';
import type { Advance } from './advance.js';
import { happen } from './happening.js';
import type { Occurrence } from './happening.js';
import type { ProcessInstance } from './instance-state.js';
import type { MessageArrived, Part, Trigger, Wait } from './steps.js';
import type { AdvanceFacts, AdvanceResult, Refused } from './triggers.js';
import { onRunning, refused, tooLargeIn } from './triggers.js';
import type { NamedValues } from './variables.js';

/** The time of a timer has come. */
export function fireTimer(state: ProcessInstance, { wait, due }: TimerFiring, facts: AdvanceFacts): AdvanceResult {
  return onWait(state, { kind: 'timerFired', wait }, facts, 'timer', { variables: {} }, (open) => {
    // A cycle that was fired already waits for its next time.
    return open.for === 'timer' && open.due !== due ? refused('the wait does not exist or has ended') : undefined;
  });
}

/** Computes a deadline with the present calendar. The trigger says when it was due before, the step when it is now, and why. */
export function recomputeDeadline(state: ProcessInstance, part: Part, facts: AdvanceFacts): AdvanceResult {
  const open = state.status === 'running' ? state.waits.get(part)?.wait : undefined;
  const before = open?.for === 'timer' ? open.due : '';
  return onRunning(state, facts, { kind: 'deadlineRecomputed', wait: part, before }, (advance) => {
    if (open?.for !== 'timer') return refused('the wait does not exist or has ended');
    const wait = recomputed(open, advance.clock);
    if (wait === undefined) return refused('the deadline is computed with this calendar');
    advance.emit({ kind: 'waitRenewed', part, wait });
    return undefined;
  });
}

export interface TimerFiring {
  readonly wait: Part;
  /** The time for which it fires, as the wait has it. */
  readonly due: string;
}

export interface MessageArrival {
  readonly wait: Part;
  /** Key of a published message, or id of a domain event. */
  readonly message: string;
  /** Position of that event in the log. */
  readonly position: string;
  readonly variables: NamedValues;
}

/** A message has come, or a domain event. A wait that is renewed takes each once, in the order of the log. */
export function correlateMessage(state: ProcessInstance, arrival: MessageArrival, facts: AdvanceFacts): AdvanceResult {
  const { wait, message, position, variables } = arrival;
  const trigger: Trigger = { kind: 'messageArrived', wait, message, position, ...whose(state, wait) };
  return onWait(state, trigger, facts, 'message', { variables, position }, (open) => {
    const isKnown = open.for === 'message' && open.after !== undefined && BigInt(position) <= BigInt(open.after);
    return isKnown ? refused('the message has come here already') : undefined;
  });
}

/** Of the wait that takes a message. */
function whose(state: ProcessInstance, part: Part): Pick<MessageArrived, 'name' | 'key' | 'of' | 'element'> {
  const open = state.status === 'running' ? state.waits.get(part) : undefined;
  // Nobody waits: it is refused.
  if (open?.wait.for !== 'message') return { name: '', of: 0, element: '' };
  const { name, key } = open.wait;
  return { name, ...(key !== undefined && { key }), of: open.of, element: open.element };
}

export interface SignalArrival {
  readonly wait: Part;
  /** Its key. */
  readonly signal: string;
  readonly variables: NamedValues;
}

export function receiveSignal(state: ProcessInstance, arrival: SignalArrival, facts: AdvanceFacts): AdvanceResult {
  const { wait, signal, variables } = arrival;
  return onWait(state, { kind: 'signalArrived', wait, signal }, facts, 'signal', { variables });
}

function onWait(
  state: ProcessInstance,
  trigger: Trigger & { readonly wait: Part },
  facts: AdvanceFacts,
  what: Wait['for'],
  occurrence: Occurrence,
  refusal: (wait: Wait) => Refused | undefined = () => undefined,
): AdvanceResult {
  return onRunning(state, facts, trigger, (advance: Advance) => {
    const open = advance.draft.waits.get(trigger.wait);
    if (open?.wait.for !== what) return refused('the wait does not exist or has ended');
    const refusedFor = refusal(open.wait) ?? tooLargeIn(occurrence.variables);
    if (refusedFor !== undefined) return refusedFor;
    happen(advance, open, occurrence);
    return undefined;
  });
}
