import type { Role } from '#commands';
import {
  ChoiceField,
  CommandBody,
  CreationBody,
  IdField,
  PartialDateField,
  Route,
  TextField,
  UnionField,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { Concern, ConcernKind } from './reorganisation.events.js';
import type { RequestedChange } from './reorganisation.fields.js';
import { CHANGES } from './reorganisation.fields.js';

const may: readonly Role[] = ['process-manager', 'clerk', 'administrator'];
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';
const other = '3f1e8f0a-40a1-5d7b-8a2d-9f6c2b1f7e10';

const NOTE = { max: 2000, description: 'No names of people here.' } as const;
export const CONCERN_KINDS = ['end', 'parent', 'processLead', 'measureLead', 'assignment'] as const;

@Route('', {
  may,
  summary: 'Record that organisations are merged, split or moved; it is carried out when its day has come',
  example: {
    title: 'Kultur und Sport werden ein Bereich',
    change: { kind: 'merge', from: [id], into: other },
    on: '2020-01-01',
  },
})
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
@Route(':id/cancellation', {
  may,
  summary: 'Cancel a reorganisation whose day has not come',
  example: { reason: 'Der Zuschnitt der Dezernate bleibt.' },
})
export class CancelReorganisation extends CommandBody {
  static readonly type = 'CancelReorganisation';
  @TextField(NOTE) readonly reason!: string;
}

/** Sent by the policy `reorganisation` alone, on its day and to continue: it has no route. */
export class BeginReorganisation extends CommandBody {
  static readonly type = 'BeginReorganisation';
}

@Route(':id/allotments', {
  may,
  summary: 'Say who has from now on what is outstanding; it is carried there',
  example: { kind: 'measureLead', thing: id, to: other },
})
export class AllotConcern extends CommandBody implements Required<Concern> {
  static readonly type = 'AllotConcern';
  @ChoiceField(['parent', 'processLead', 'measureLead', 'assignment']) readonly kind!: Exclude<ConcernKind, 'end'>;
  @IdField({ description: 'The organisation, process, measure or assignment.' }) readonly thing!: string;
  @IdField({ description: 'The organisation that has it from now on.' }) readonly to!: string;
}

@Route(':id/settlements', {
  may,
  summary: 'Settle what is outstanding without carrying it, and say why',
  example: { kind: 'assignment', thing: id, reason: 'Von Hand übertragen.' },
})
export class SettleConcern extends CommandBody {
  static readonly type = 'SettleConcern';
  @ChoiceField(CONCERN_KINDS) readonly kind!: ConcernKind;
  @IdField({ description: 'The organisation, process, measure or assignment.' }) readonly thing!: string;
  @TextField({ ...NOTE, description: 'Why nothing has to be carried any more. No names of people here.' })
  readonly reason!: string;
}

/** Sent by the policy `reorganisation` alone, with the concern that it carried: it has no route. */
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
