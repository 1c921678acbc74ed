import type { Json } from '#event-sourcing';
import type { ErrorEnd, FlowElement, JobTask } from '../model/process-model.js';
import type { Advance } from './advance.js';
import type { ActiveElement } from './instance-state.js';
import { closeTasksOf } from './close-tasks.js';
import { chooseFlows } from './choose-flows.js';
import { beginEnding, end } from './ending.js';
import { enter } from './entering.js';
import { throwError } from './errors.js';
import { readyMerge } from './merging.js';
import { openTask } from './open-task.js';
import type { Part, Work } from './steps.js';
import { evaluateIn, evaluateMappings, setLocal, setVisible } from './variables.js';

/** Elements that one trigger may enter before an incident asks a person: a loop without a wait state has no other end. */
export const MAX_VISITS = 10_000;

/**
 * Does all that follows, or as much as one event holds. What is left stays in the agenda. Inclusive gateways are looked at
 * when no token is on its way: only then is it known that no other token can come.
 */
export function doWork(advance: Advance): void {
  do {
    for (let work = advance.draft.agenda[0]; work !== undefined && advance.hasRoom; work = advance.draft.agenda[0]) {
      doOne(advance, work);
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
      activate(advance, advance.active(work.part));
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

function activate(advance: Advance, active: ActiveElement): void {
  const { part } = active;
  const work: Work = { do: 'activate', part };
  const element = advance.element(active.element);
  const input = evaluateMappings(advance, part, element.inputs, part);
  if (!input.ok) {
    advance.raise(part, 'IO_MAPPING_ERROR', input.problem, { work });
    return;
  }
  for (const [name, value] of input.values) setLocal(advance, part, name, value);
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
      advance.emit({ kind: 'activated', part });
      if (element.start === undefined) advance.emit({ kind: 'completing', part });
      else enter(advance, advance.element(element.start), part, []);
      return;
    case 'error':
      endWithError(advance, part, element, work);
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

function endWithError(advance: Advance, part: Part, { code }: ErrorEnd, work: Work): void {
  const found = evaluateIn(advance, part, code);
  if (!found.ok || typeof found.value !== 'string' || found.value === '') {
    const why = found.ok ? 'it is no text' : found.problem;
    advance.raise(part, 'EXTRACT_VALUE_ERROR', `the error code cannot be determined: ${why}`, { work });
    return;
  }
  advance.emit({ kind: 'activated', part });
  if (throwError(advance, part, found.value, {})) return;
  advance.raise(part, 'UNHANDLED_ERROR_EVENT', `no event catches the error ${found.value}`, { work });
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

/** The element's work is done, with these results. With output mappings they are the mappings' input alone. */
export function complete(advance: Advance, part: Part, element: FlowElement, results: ReadonlyMap<string, Json>): void {
  for (const [name, value] of results) {
    if (element.outputs.length > 0) setLocal(advance, part, name, value);
    else setVisible(advance, part, name, value);
  }
  closeTasksOf(advance, part, 'completed');
  advance.emit({ kind: 'completing', part });
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
  advance.emit({ kind: 'left', part, how: 'completed' });
  if (scope === undefined) return;
  for (const { id, target } of chosen.flows) advance.emit({ kind: 'took', flow: id, to: target, scope });
  if (element.work === 'link') enter(advance, advance.element(element.target), scope, []);
  if (element.work === 'terminate') endInside(advance, scope);
  closeScope(advance, scope);
}

/** A terminate end event ends what else is in its scope; the scope itself is completed. */
function endInside(advance: Advance, scope: Part): void {
  for (const active of [...advance.draft.elements.values()]) {
    if (active.scope === scope && active.phase !== 'ending') beginEnding(advance, active.part);
  }
  for (const work of advance.draft.agenda.filter((one) => one.do === 'enter' && one.scope === scope)) {
    if (work.do === 'enter') advance.emit({ kind: 'dropped', flow: work.flow, element: work.element, scope });
  }
  for (const { flow, element } of advance.draft.arrivals.filter((one) => one.scope === scope)) {
    advance.emit({ kind: 'dropped', flow, element, scope });
  }
}

/** A scope in which nothing is open any more is left in turn. */
function closeScope(advance: Advance, part: Part): void {
  const scope = advance.draft.elements.get(part);
  if (scope === undefined || scope.open > 0 || scope.phase !== 'active') return;
  advance.emit({ kind: 'completing', part });
}
