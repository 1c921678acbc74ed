import { handlersOf } from '../model/listeners.js';
import type { CallActivity, FlowElement, Loop, ScopeElement } from '../model/process-model.js';
import type { Advance } from './advance.js';
import { openCall } from './open-call.js';
import { beginCompensation } from './compensation.js';
import { complete } from './completing.js';
import { checkChangedConditions, checkConditionsOf } from './conditions.js';
import { askAgain, askCommand } from './commands.js';
import { end } from './ending.js';
import { enter } from './entering.js';
import type { ActiveElement } from './instance-state.js';
import { closeScope, leave } from './leaving.js';
import { beginItems, beginLoop, loopItems } from './loops.js';
import { readyMerge } from './merging.js';
import { openJob } from './open-job.js';
import { openTask } from './open-task.js';
import type { Part, Work } from './steps.js';
import { throwEvent } from './throwing.js';
import { evaluateIn, evaluateMappings, setLocal } from './variables.js';
import { awaitedAt, awaitedBehind, awaitedIn, openWaits, textIn } from './waits.js';

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
    case 'ask':
      askAgain(advance, work.part);
      return;
    case 'repeat': {
      const element = advance.element(advance.active(work.part).element);
      if (element.loop !== undefined) beginItems(advance, work.part, element, element.loop);
      return;
    }
    case 'call': {
      const element = advance.element(advance.active(work.part).element);
      if (element.work === 'call') call(advance, work.part, element, work);
      return;
    }
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
  if (element.loop !== undefined && active.item === undefined) {
    openBody(advance, part, element, element.loop, work);
    return;
  }
  const input = evaluateMappings(advance, part, element.inputs, part);
  if (!input.ok) {
    advance.raise(part, 'IO_MAPPING_ERROR', input.problem, { work });
    return;
  }
  for (const [name, value] of input.values) setLocal(advance, part, name, value);
  const awaited = active.item === undefined ? awaitedAt(advance, element.id) : [];
  const problem = openWaits(advance, part, awaited);
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
    case 'command':
      askCommand(advance, part, element);
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
    case 'compensate':
      beginCompensation(advance, part, element);
      return;
    case 'call':
      call(advance, part, element, work);
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

/** Begins a multi-instance activity. Its boundary events are the body's. */
function openBody(advance: Advance, part: Part, element: FlowElement, loop: Loop, work: Work): void {
  const found = loopItems(advance, part, loop);
  const problem = 'problem' in found ? found.problem : openWaits(advance, part, awaitedAt(advance, element.id));
  if ('problem' in found || problem !== undefined) {
    advance.raise(part, 'EXTRACT_VALUE_ERROR', problem ?? '', { work });
    return;
  }
  checkConditionsOf(advance, part);
  if (advance.draft.elements.get(part)?.phase !== 'entering') return;
  advance.emit({ kind: 'activated', part });
  beginLoop(advance, part, element, loop, found.items);
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

function call(advance: Advance, part: Part, element: CallActivity, work: Work): void {
  const called = textIn(advance, part, element.called, 'the id of the called process');
  if (!called.ok) {
    advance.raise(part, 'CALLED_ELEMENT_ERROR', called.problem, { work });
    return;
  }
  if (work.do === 'activate') advance.emit({ kind: 'activated', part });
  openCall(advance, part, element, called.value);
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
