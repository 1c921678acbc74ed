import { ChoiceField, CommandBody, CreationBody, IdField, PartialDateField, TextField, UnionField } from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { Concern, ConcernKind } from './reorganisation.events.js';
import type { RequestedChange } from './reorganisation.fields.js';
import { CHANGES } from './reorganisation.fields.js';

const NOTE = { max: 2000, description: 'No names of people here.' } as const;
export const CONCERN_KINDS = ['end', 'parent', 'processLead', 'measureLead', 'assignment'] as const;

export class RecordReorganisation extends CreationBody {
  static readonly type = 'RecordReorganisation';
  @TextField({ example: 'Kultur und Sport werden ein Bereich' }) readonly title!: string;
  @UnionField(CHANGES) readonly change!: RequestedChange;
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
