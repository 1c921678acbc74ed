import { boundariesOf, handlersOf } from '../model/listeners.js';
import type { BoundaryEvent } from '../model/process-model.js';
import type { EventHandler } from '../model/listeners.js';
import type { Advance } from './advance.js';
import { enterBoundary, enterHandler } from './happening.js';
import type { Part } from './steps.js';
import type { NamedValues } from './variables.js';

/**
 * An error or escalation goes from the activity where it arises outwards: to the boundary events of the activity, then to the
 * event subprocesses beside it, then to the boundary events of the scope around it, and so on. One for its code goes before
 * one for every code. What catches it is entered, and an interrupting one ends its activity or scope; the variables are its
 * input, or become visible. Returns false when nothing catches it.
 */
export function throwOutwards(
  advance: Advance,
  what: 'error' | 'escalation',
  from: Part,
  code: string,
  variables: NamedValues,
): boolean {
  for (let at: Part | undefined = from; at !== undefined; at = advance.active(at).scope) {
    const { element, scope, phase, item } = advance.active(at);
    if (scope === undefined || phase === 'ending') continue;
    // An entry of a multi-instance activity has no boundary of its own: its activity has.
    if (item !== undefined) continue;
    const boundary = best(boundariesOf(advance.model, element), what, code, ({ catches }) => catches);
    if (boundary !== undefined) {
      enterBoundary(advance, at, scope, boundary, variables);
      return true;
    }
    const handler = handlerFor(advance, scope, element, what, code);
    if (handler !== undefined) {
      enterHandler(advance, scope, handler.subProcess, handler.start, variables);
      return true;
    }
  }
  return false;
}

export function throwError(advance: Advance, from: Part, code: string, variables: NamedValues): boolean {
  return throwOutwards(advance, 'error', from, code, variables);
}

/** An event subprocess does not catch what it throws itself. */
function handlerFor(
  advance: Advance,
  scope: Part,
  thrower: string,
  what: 'error' | 'escalation',
  code: string,
): EventHandler | undefined {
  const around = advance.active(scope);
  if (around.phase !== 'active' || around.type === 'multiInstanceBody') return undefined;
  const others = handlersOf(advance.model, around.element).filter(({ subProcess }) => subProcess.id !== thrower);
  return best(others, what, code, ({ start }) => start.catches);
}

function best<T extends BoundaryEvent | EventHandler>(
  all: readonly T[],
  what: 'error' | 'escalation',
  code: string,
  catchesOf: (one: T) => BoundaryEvent['catches'],
): T | undefined {
  const catching = (wanted: string | undefined): T | undefined =>
    all.find((one) => {
      const catches = catchesOf(one);
      return catches.on === what && catches.code === wanted;
    });
  return catching(code) ?? catching(undefined);
}
