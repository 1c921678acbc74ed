import type { UnionMembers } from '#commands';
import { ChoiceField, IdField, IdsField, PartsField } from '#commands';
import type { Allotment, Change } from './reorganisation.events.js';

/** Organisations that one merger or split takes. */
export const MOST_ORGANISATIONS = 50;
const MOST_ALLOTMENTS = 500;

class AllotmentBody implements Allotment {
  @ChoiceField(['process', 'measure', 'assignment', 'organisation']) readonly kind!: Allotment['kind'];
  @IdField() readonly id!: string;
  @IdField({ description: 'One of the organisations that the split leaves.' }) readonly to!: string;
}

class Merger {
  @ChoiceField(['merge']) readonly kind!: 'merge';
  @IdsField({ min: 1, max: MOST_ORGANISATIONS, description: 'They end.' }) readonly from!: readonly string[];
  @IdField({ description: 'It has everything from then on.' }) readonly into!: string;
}
class Split {
  @ChoiceField(['split']) readonly kind!: 'split';
  @IdField({ description: 'It ends, unless it is among those that are left.' }) readonly from!: string;
  @IdsField({ min: 2, max: MOST_ORGANISATIONS, description: 'Those that are left.' }) readonly into!: readonly string[];
  @PartsField(() => AllotmentBody, {
    max: MOST_ALLOTMENTS,
    optional: true,
    description: 'Who has what from then on. What is not allotted stays outstanding until somebody allots it.',
  })
  readonly allotments?: readonly Allotment[];
}
class Move {
  @ChoiceField(['move']) readonly kind!: 'move';
  @IdField() readonly organisation!: string;
  @IdField({ optional: true, description: 'The organisation that it belongs to from then on. Default: none.' })
  readonly parent?: string;
}
export const CHANGES = {
  by: 'kind',
  members: { merge: Merger, split: Split, move: Move },
} as const satisfies UnionMembers;

/** A change as a command names it: allotments of a split may be left out. */
export type RequestedChange =
  | Exclude<Change, { readonly kind: 'split' }>
  | (Omit<Extract<Change, { readonly kind: 'split' }>, 'allotments'> & Partial<Pick<Split, 'allotments'>>);
