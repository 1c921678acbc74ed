import type { ActiveElement, Undoable } from './instance-state.js';
import type { Part, StepOf } from './steps.js';

interface CompensationDraft {
  readonly elements: ReadonlyMap<Part, ActiveElement>;
  undoable: readonly Undoable[];
  readonly compensations: Map<Part, readonly Undoable[]>;
}

/**
 * An activity that is left can be undone from now on. What was done in a subprocess that completes is undone with what is
 * around it; in one that is ended from outside nothing is.
 */
export function leaveUndoable(draft: CompensationDraft, { part, how, undo }: StepOf<'left'>): void {
  const left = draft.elements.get(part);
  draft.compensations.delete(part);
  if (left?.scope === undefined) return;
  const { element, scope } = left;
  draft.undoable = draft.undoable.flatMap((one) => {
    if (one.scope !== part) return [one];
    return how === 'completed' ? [{ ...one, scope, within: [...one.within, element] }] : [];
  });
  if (undo !== undefined) {
    draft.undoable = [...draft.undoable, { part, activity: element, handler: undo, scope, within: [] }];
  }
}

export function compensate(draft: CompensationDraft, { part, undo }: StepOf<'compensating'>): void {
  const byPart = new Map(draft.undoable.map((one) => [one.part, one]));
  draft.undoable = draft.undoable.filter((one) => !undo.includes(one.part));
  draft.compensations.set(
    part,
    undo.flatMap((one) => byPart.get(one) ?? []),
  );
}
