import type { UnionMembers } from '#commands';
import {
  ChoiceField,
  CommandBody,
  CreationBody,
  IdField,
  IdsField,
  PartialDateField,
  PartsField,
  TextField,
  UnionField,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { Allotment, Change, Concern, ConcernKind } from './reorganisation.events.js';

/** Organisations that one merger or split takes. */
export const MOST_ORGANISATIONS = 50;
const MOST_ALLOTMENTS = 500;
const NOTE = { max: 2000, description: 'No names of people here.' } as const;
export const CONCERN_KINDS = ['end', 'parent', 'processLead', 'measureLead', 'assignment'] as const;

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
const CHANGES = {
  by: 'kind',
  members: { merge: Merger, split: Split, move: Move },
} as const satisfies UnionMembers;

/** Allotments of a split may be left out. */
type SaidChange =
  | Exclude<Change, { readonly kind: 'split' }>
  | (Omit<Extract<Change, { readonly kind: 'split' }>, 'allotments'> & Partial<Pick<Split, 'allotments'>>);

export class RecordReorganisation extends CreationBody {
  static readonly type = 'RecordReorganisation';
  @TextField({ example: 'Kultur und Sport werden ein Bereich' }) readonly title!: string;
  @UnionField(CHANGES) readonly change!: SaidChange;
  @PartialDateField({
    description: 'The first day after it; it may lie ahead, then to the day.',
    example: '2020-01-01',
  })
  readonly on!: PartialDate;
  @TextField({ ...NOTE, optional: true }) readonly note?: string;
}

/** Before it has begun. */
export class CancelReorganisation extends CommandBody {
  static readonly type = 'CancelReorganisation';
  @TextField(NOTE) readonly reason!: string;
}

/** Sent by the policy `reorganisation` alone, when its day has come and to go on: no route leads here. */
export class BeginReorganisation extends CommandBody {
  static readonly type = 'BeginReorganisation';
}

export class AllotConcern extends CommandBody implements Required<Concern> {
  static readonly type = 'AllotConcern';
  @ChoiceField(['parent', 'processLead', 'measureLead', 'assignment']) readonly kind!: Exclude<ConcernKind, 'end'>;
  @IdField({ description: 'The organisation, process, measure or assignment.' }) readonly thing!: string;
  @IdField({ description: 'The organisation that has it from now on.' }) readonly to!: string;
}

export class SettleConcern extends CommandBody {
  static readonly type = 'SettleConcern';
  @ChoiceField(CONCERN_KINDS) readonly kind!: ConcernKind;
  @IdField({ description: 'The organisation, process, measure or assignment.' }) readonly thing!: string;
  @TextField({ ...NOTE, description: 'Why nothing has to be carried any more. No names of people here.' })
  readonly reason!: string;
}

/** Sent by the policy `reorganisation` alone, with what it carried: no route leads here. */
export class RecordCarried extends CommandBody {
  static readonly type = 'RecordCarried';
  @ChoiceField(CONCERN_KINDS) readonly kind!: ConcernKind;
  @IdField({ description: 'The organisation, process, measure or assignment.' }) readonly thing!: string;
}

export const reorganisationCommands = [
  RecordReorganisation,
  CancelReorganisation,
  BeginReorganisation,
  AllotConcern,
  SettleConcern,
  RecordCarried,
] as const;
