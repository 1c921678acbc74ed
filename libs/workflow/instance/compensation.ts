import { boundariesOf } from '../model/listeners.js';
import type { CompensationThrow } from '../model/process-model.js';
import type { Advance } from './advance.js';
import type { ActiveElement, Undoable } from './instance-state.js';
import type { Part } from './steps.js';

/** The handler that can compensate an activity after it has completed. An entry of a multi-instance activity has none of its own. */
export function handlerOf(advance: Advance, { element, item }: ActiveElement): string | undefined {
  if (item !== undefined) return undefined;
  return boundariesOf(advance.model, element)
    .map(({ catches }) => (catches.on === 'compensation' ? catches.handler : undefined))
    .find((handler) => handler !== undefined);
}

/**
 * Undoes activities that have completed in the scope of the event, the last one first and each once (BPMN 2.0, section
 * 13.5.5). An event in an event subprocess undoes what is around that too.
 */
export function beginCompensation(advance: Advance, part: Part, { activity }: CompensationThrow): void {
  const scopes = scopesOf(advance, part);
  const isMeant = (one: Undoable): boolean =>
    scopes.includes(one.scope)
    && (activity === undefined || one.activity === activity || one.within.includes(activity));
  const undo = advance.draft.undoable.filter(isMeant).map((one) => one.part);
  advance.emit({ kind: 'activated', part });
  advance.emit({ kind: 'compensating', part, undo: undo.toReversed() });
  compensateNext(advance, part);
}

/** The next handler begins, or the event has undone all. */
export function compensateNext(advance: Advance, part: Part): void {
  const event = advance.draft.elements.get(part);
  // It was ended meanwhile.
  if (event?.phase !== 'active') return;
  const [next] = advance.draft.compensations.get(part) ?? [];
  if (next === undefined) {
    advance.emit({ kind: 'completing', part });
    return;
  }
  const { id, kind, loop } = advance.element(next.handler);
  const scope = advance.draft.elements.has(next.scope) ? next.scope : (event.scope ?? 0);
  const type = loop === undefined ? kind : 'multiInstanceBody';
  advance.emit({ kind: 'entered', part: advance.nextPart(), element: id, type, scope, by: part });
}

function scopesOf(advance: Advance, part: Part): readonly Part[] {
  const { scope } = advance.active(part);
  if (scope === undefined) return [];
  const around = advance.active(scope);
  return around.type === 'eventSubProcess' && around.scope !== undefined ? [scope, around.scope] : [scope];
}
