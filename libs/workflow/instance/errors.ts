import { boundariesOf } from '../model/boundaries.js';
import type { ErrorBoundary } from '../model/process-model.js';
import type { Advance } from './advance.js';
import { beginEnding } from './ending.js';
import { enter } from './entering.js';
import type { Part } from './steps.js';
import type { NamedValues } from './variables.js';
import { setLocal, setVisible } from './variables.js';

/**
 * An error goes from the activity where it arises outwards to the first one with a boundary event for its code, or for
 * every error. That activity ends, and the event is entered; the error's variables are its input, or become visible.
 * Returns false when nothing catches it.
 */
export function throwError(advance: Advance, from: Part, code: string, variables: NamedValues): boolean {
  for (let at: Part | undefined = from; at !== undefined; at = advance.active(at).scope) {
    const { element, scope, phase } = advance.active(at);
    const boundary = phase === 'ending' ? undefined : catching(boundariesOf(advance.model, element), code);
    if (boundary === undefined || scope === undefined) continue;
    beginEnding(advance, at);
    const part = enter(advance, boundary, scope, []);
    for (const [name, value] of Object.entries(variables)) {
      if (boundary.outputs.length > 0) setLocal(advance, part, name, value);
      else setVisible(advance, scope, name, value);
    }
    return true;
  }
  return false;
}

function catching(boundaries: readonly ErrorBoundary[], code: string): ErrorBoundary | undefined {
  return boundaries.find((one) => one.code === code) ?? boundaries.find((one) => one.code === undefined);
}
