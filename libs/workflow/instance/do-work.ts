import type { ErrorEnd, FlowElement, JobTask, ScopeElement, SignalThrow } from '../model/process-model.js';
import { handlersOf } from '../model/listeners.js';
import type { Advance } from './advance.js';
import type { ActiveElement } from './instance-state.js';
import { chooseFlows } from './choose-flows.js';
import { complete } from './completing.js';
import { checkChangedConditions, checkConditionsOf } from './conditions.js';
import { end, endInside } from './ending.js';
import { enter } from './entering.js';
import { throwError, throwOutwards } from './errors.js';
import { happenForSignal } from './happening.js';
import { readyMerge } from './merging.js';
import { openTask } from './open-task.js';
import type { Part, Work } from './steps.js';
import { evaluateIn, evaluateMappings, setLocal, setVisible } from './variables.js';
import { awaitedAt, awaitedBehind, awaitedIn, beginsHandler, closeWaits, openWaits, textIn } from './waits.js';

/** Elements that one trigger may enter before an incident asks a person: a loop without a wait state has no other end. */
export const MAX_VISITS = 10_000;

/**
 * Does all that follows, or as much as one event holds. What is left stays in the agenda. Inclusive gateways are looked at
 * when no token is on its way: only then is it known that no other token can come.
 */
export function doWork(advance: Advance): void {
  checkChangedConditions(advance);
  do {
    for (let work = advance.draft.agenda[0]; work !== undefined && advance.hasRoom; work = advance.draft.agenda[0]) {
      doOne(advance, work);
      checkChangedConditions(advance);
    }
  } while (advance.draft.agenda.length === 0 && enterMerge(advance));
}

/** Enters an inclusive gateway to which no further token can come, if there is one. */
function enterMerge(advance: Advance): boolean {
  const found = readyMerge(advance);
  if (found === undefined) return false;
  enter(advance, advance.element(found.element), found.scope, found.flows);
  return true;
}

function doOne(advance: Advance, work: Work): void {
  switch (work.do) {
    case 'enter':
      arrive(advance, work);
      return;
    case 'activate':
      activate(advance, advance.active(work.part), work);
      return;
    case 'leave':
      leave(advance, advance.active(work.part), work);
      return;
    case 'end': {
      const { scope } = advance.active(work.part);
      end(advance, work.part);
      if (scope !== undefined) closeScope(advance, scope);
      return;
    }
  }
}

function arrive(advance: Advance, work: Extract<Work, { readonly do: 'enter' }>): void {
  const { scope, flow } = work;
  const limit = limitReached(advance);
  if (limit !== undefined) {
    advance.raise(scope, 'EXECUTION_LIMIT', limit, { work });
    return;
  }
  const element = advance.element(work.element);
  const flows = tokensToEnter(advance, element, work);
  if (flows === undefined) advance.emit({ kind: 'arrived', flow, element: element.id, scope });
  else enter(advance, element, scope, flows);
}

function limitReached({ draft }: Advance): string | undefined {
  return draft.visits >= MAX_VISITS
    ? `${MAX_VISITS} elements were entered without a wait; resolve the incident to go on`
    : undefined;
}

function tokensToEnter(
  advance: Advance,
  element: FlowElement,
  work: Extract<Work, { readonly do: 'enter' }>,
): readonly string[] | undefined {
  if (element.work === 'join') return tokensForJoin(advance, element, work);
  return element.work === 'merge' && element.incoming.length > 1 ? undefined : [work.flow];
}

/** One token of each incoming flow, or nothing while one is missing. A second token of a flow waits for the next time. */
function tokensForJoin(
  advance: Advance,
  element: FlowElement,
  { scope, flow }: Extract<Work, { readonly do: 'enter' }>,
): readonly string[] | undefined {
  const { arrivals } = advance.draft;
  const isThere = (incoming: string): boolean =>
    incoming === flow
    || arrivals.some((one) => one.flow === incoming && one.element === element.id && one.scope === scope);
  return element.incoming.every(isThere) ? element.incoming : undefined;
}

function activate(advance: Advance, active: ActiveElement, work: Extract<Work, { readonly do: 'activate' }>): void {
  const { part } = active;
  const element = advance.element(active.element);
  const input = evaluateMappings(advance, part, element.inputs, part);
  if (!input.ok) {
    advance.raise(part, 'IO_MAPPING_ERROR', input.problem, { work });
    return;
  }
  for (const [name, value] of input.values) setLocal(advance, part, name, value);
  const problem = openWaits(advance, part, awaitedAt(advance, element.id));
  if (problem !== undefined) {
    advance.raise(part, 'EXTRACT_VALUE_ERROR', problem, { work });
    return;
  }
  checkConditionsOf(advance, part);
  // A boundary event whose condition holds from the beginning has ended it.
  if (advance.draft.elements.get(part)?.phase === 'entering') perform(advance, active, element, work);
}

/** Does what the element is there for, or begins to wait for it. */
function perform(
  advance: Advance,
  active: ActiveElement,
  element: FlowElement,
  work: Extract<Work, { readonly do: 'activate' }>,
): void {
  const { part } = active;
  switch (element.work) {
    case 'job':
      openJob(advance, part, element, work);
      return;
    case 'user':
      openTask(advance, part, element, work);
      return;
    case 'feel': {
      const result = evaluateIn(advance, part, element.expression);
      if (!result.ok) advance.raise(part, 'EXTRACT_VALUE_ERROR', `the script failed: ${result.problem}`, { work });
      else complete(advance, part, element, new Map([[element.resultVariable, result.value]]));
      return;
    }
    case 'scope':
      openScope(advance, part, element, work);
      return;
    case 'wait':
      wait(advance, part, [{ event: element.id, trigger: element.trigger }], work);
      return;
    case 'race':
      wait(advance, part, awaitedBehind(advance, element), work);
      return;
    case 'error':
    case 'signal':
    case 'escalate':
      throwEvent(advance, active, element, work);
      return;
    case 'none':
    case 'link':
    case 'choose':
    case 'merge':
    case 'join':
    case 'terminate':
      leave(advance, active, work);
      return;
  }
}

function openScope(
  advance: Advance,
  part: Part,
  element: ScopeElement,
  work: Extract<Work, { readonly do: 'activate' }>,
): void {
  const problem = openWaits(advance, part, awaitedIn(advance, element.id));
  if (problem !== undefined) {
    advance.raise(part, 'EXTRACT_VALUE_ERROR', problem, { work });
    return;
  }
  const start = work.start ?? element.start;
  advance.emit({ kind: 'activated', part });
  checkConditionsOf(advance, part);
  // An interrupting event subprocess whose condition holds from the beginning takes the place of all else.
  if (isInterrupted(advance, part)) return;
  if (start === undefined) advance.emit({ kind: 'completing', part });
  else enter(advance, advance.element(start), part, []);
}

function isInterrupted(advance: Advance, scope: Part): boolean {
  return [...advance.draft.elements.values()].some((one) => {
    if (one.scope !== scope || one.type !== 'eventSubProcess') return false;
    const begun = handlersOf(advance.model, advance.active(scope).element).find(
      ({ subProcess }) => subProcess.id === one.element,
    );
    return begun?.start.interrupting === true;
  });
}

function wait(advance: Advance, part: Part, events: Parameters<typeof openWaits>[2], work: Work): void {
  const problem = openWaits(advance, part, events);
  if (problem !== undefined) {
    advance.raise(part, 'EXTRACT_VALUE_ERROR', problem, { work });
    return;
  }
  advance.emit({ kind: 'activated', part });
  checkConditionsOf(advance, part);
}

/** Throws what the event throws. An end event that is not ended thereby is left, an intermediate one goes on. */
function throwEvent(advance: Advance, active: ActiveElement, element: ErrorEnd | SignalThrow, work: Work): void {
  const { part } = active;
  const what = { error: 'the error code', signal: 'the name of the signal', escalate: 'the escalation code' }[
    element.work
  ];
  const name = textIn(advance, part, element.work === 'error' ? element.code : element.thrown, what);
  if (!name.ok) {
    advance.raise(part, 'EXTRACT_VALUE_ERROR', name.problem, { work });
    return;
  }
  switch (element.work) {
    case 'error':
      advance.emit({ kind: 'activated', part });
      if (throwError(advance, part, name.value, {})) return;
      advance.raise(part, 'UNHANDLED_ERROR_EVENT', `no event catches the error ${name.value}`, { work });
      return;
    case 'signal':
      advance.emit({ kind: 'signalThrown', of: part, signal: name.value });
      happenForSignal(advance, name.value, {});
      break;
    case 'escalate':
      throwOutwards(advance, 'escalation', part, name.value, {});
      break;
  }
  if (advance.draft.elements.get(part)?.phase === 'entering') leave(advance, active, work);
}

function openJob(advance: Advance, of: Part, element: JobTask, work: Work): void {
  const type = evaluateIn(advance, of, element.jobType);
  if (!type.ok || typeof type.value !== 'string' || type.value === '') {
    const why = type.ok ? 'it is no text' : type.problem;
    advance.raise(of, 'EXTRACT_VALUE_ERROR', `the job type cannot be determined: ${why}`, { work });
    return;
  }
  const retries = evaluateIn(advance, of, element.retries);
  const number = retries.ok ? Number(retries.value) : Number.NaN;
  if (!Number.isInteger(number) || number < 0 || number > 1_000_000) {
    const why = retries.ok ? 'it is no number from 0 to 1000000' : retries.problem;
    advance.raise(of, 'EXTRACT_VALUE_ERROR', `the number of retries cannot be determined: ${why}`, { work });
    return;
  }
  advance.emit({ kind: 'activated', part: of });
  advance.emit({
    kind: 'jobOpened',
    part: advance.nextPart(),
    of,
    element: element.id,
    type: type.value,
    retries: number,
  });
}

function leave(advance: Advance, active: ActiveElement, work: Work): void {
  const { part, scope } = active;
  const element = advance.element(active.element);
  const output = evaluateMappings(advance, part, element.outputs, scope ?? part);
  if (!output.ok) {
    advance.raise(part, 'IO_MAPPING_ERROR', output.problem, { work });
    return;
  }
  const chosen = chooseFlows(advance, part, element);
  if ('problem' in chosen) {
    advance.raise(part, 'CONDITION_ERROR', chosen.problem, { work });
    return;
  }
  for (const [name, value] of output.values) setVisible(advance, scope ?? part, name, value);
  closeWaits(advance, part);
  advance.emit({ kind: 'left', part, how: 'completed' });
  if (scope === undefined) return;
  for (const { id, target } of chosen.flows) advance.emit({ kind: 'took', flow: id, to: target, scope });
  if (element.work === 'link') enter(advance, advance.element(element.target), scope, []);
  if (element.work === 'terminate') endInside(advance, scope);
  closeScope(advance, scope);
}

/** A scope in which nothing is open any more is left in turn. */
function closeScope(advance: Advance, part: Part): void {
  const scope = advance.draft.elements.get(part);
  if (scope === undefined || scope.open > 0 || scope.phase !== 'active') return;
  closeWaits(advance, part, (one) => beginsHandler(advance, one));
  advance.emit({ kind: 'completing', part });
}
