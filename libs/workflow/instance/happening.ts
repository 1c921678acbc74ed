import type { FeelClock } from '../feel/expression.js';
import type { BoundaryEvent, FlowElement, ScopeElement, TriggeredStart } from '../model/process-model.js';
import { nextTimer } from '../timers/timer-due.js';
import type { Advance } from './advance.js';
import { complete } from './completing.js';
import { beginEnding, endInside } from './ending.js';
import { enter } from './entering.js';
import type { ActiveElement, OpenWait } from './instance-state.js';
import type { Part, Wait } from './steps.js';
import type { NamedValues } from './variables.js';
import { setLocal, setVisible } from './variables.js';
import { beginsHandler, closeWaits } from './waits.js';

/** What came: its variables, and for a message its position in the log. */
export interface Occurrence {
  readonly variables: NamedValues;
  readonly position?: string;
}

export const NOTHING_BROUGHT: Occurrence = { variables: {} };

/**
 * What was waited for has come. What follows is said by the event's place in the model: a catching event or receive task
 * completes; a boundary event or event subprocess begins, and an interrupting one ends what is open; behind an event-based
 * gateway the first event wins.
 */
export function happen(advance: Advance, open: OpenWait, occurrence: Occurrence): void {
  const host = advance.active(open.of);
  const event = advance.element(open.element);
  if (event.kind === 'boundaryEvent') happenAtBoundary(advance, open, event, occurrence);
  else if (event.kind === 'startEvent' && 'catches' in event) beginHandler(advance, open, event, occurrence);
  else if (event.id === host.element) {
    advance.emit({ kind: 'waitClosed', part: open.part, how: 'happened' });
    complete(advance, host.part, event, new Map(Object.entries(occurrence.variables)));
  } else winRace(advance, open, host, event, occurrence);
}

function happenAtBoundary(advance: Advance, open: OpenWait, event: BoundaryEvent, occurrence: Occurrence): void {
  const { scope } = advance.active(open.of);
  closeOrRenew(advance, open, event.interrupting, occurrence);
  if (scope !== undefined) enterBoundary(advance, open.of, scope, event, occurrence.variables);
}

/** Ends the activity when the event is interrupting, and goes on from the event. */
export function enterBoundary(
  advance: Advance,
  activity: Part,
  scope: Part,
  event: BoundaryEvent,
  variables: NamedValues,
): void {
  if (event.interrupting) beginEnding(advance, activity);
  const part = enter(advance, event, scope, []);
  for (const [name, value] of Object.entries(variables)) {
    if (event.outputs.length > 0) setLocal(advance, part, name, value);
    else setVisible(advance, scope, name, value);
  }
}

function beginHandler(advance: Advance, open: OpenWait, start: TriggeredStart, occurrence: Occurrence): void {
  closeOrRenew(advance, open, start.interrupting, occurrence);
  const subProcess = advance.element(start.scope);
  if (subProcess.work === 'scope') enterHandler(advance, open.of, subProcess, start, occurrence.variables);
}

/** Begins an event subprocess in its scope. An interrupting one ends all else in it, and no other can begin. */
export function enterHandler(
  advance: Advance,
  scope: Part,
  subProcess: ScopeElement,
  start: TriggeredStart,
  variables: NamedValues,
): void {
  if (start.interrupting) {
    closeWaits(advance, scope, (one) => beginsHandler(advance, one));
    endInside(advance, scope);
  }
  const part = enter(advance, subProcess, scope, []);
  for (const [name, value] of Object.entries(variables)) setLocal(advance, part, name, value);
}

function winRace(
  advance: Advance,
  open: OpenWait,
  host: ActiveElement,
  event: FlowElement,
  { variables }: Occurrence,
): void {
  const { part, scope, element } = host;
  advance.emit({ kind: 'waitClosed', part: open.part, how: 'happened' });
  closeWaits(advance, part);
  const flow = advance
    .element(element)
    .outgoing.map((id) => advance.flow(id))
    .find(({ target }) => target === event.id);
  if (flow === undefined || scope === undefined) throw new Error(`no flow leads from ${element} to ${event.id}`);
  advance.emit({ kind: 'left', part, how: 'completed' });
  advance.emit({ kind: 'took', flow: flow.id, to: event.id, scope });
  const entered = enter(advance, event, scope, [flow.id]);
  complete(advance, entered, event, new Map(Object.entries(variables)));
}

function closeOrRenew(
  advance: Advance,
  { part, wait }: OpenWait,
  interrupting: boolean,
  { position }: Occurrence,
): void {
  if (interrupting) {
    advance.emit({ kind: 'waitClosed', part, how: 'happened' });
    return;
  }
  const renewed = nextWait(wait, position, advance.clock);
  if (renewed === undefined) advance.emit({ kind: 'waitClosed', part, how: 'happened' });
  else if (renewed !== wait) advance.emit({ kind: 'waitRenewed', part, wait: renewed });
}

/** What is waited for after it has come once; the same when nothing of it changes. */
function nextWait(wait: Wait, position: string | undefined, clock: FeelClock): Wait | undefined {
  if (wait.for === 'timer') return nextTimer(wait, clock);
  return wait.for === 'message' && position !== undefined ? { ...wait, after: position } : wait;
}

/** Signals thrown within the instance come to its own waits at once. */
export function happenForSignal(advance: Advance, signal: string, variables: NamedValues): void {
  const waiting = [...advance.draft.waits.values()].filter(({ wait }) => wait.for === 'signal' && wait.name === signal);
  for (const { part } of waiting) {
    // An earlier one of them may have ended a later one.
    const open = advance.draft.waits.get(part);
    if (open !== undefined) happen(advance, open, { variables });
  }
}
