import { CommandBody, IdField, IrregularCommandBody, PathIdField, ResolveDeviation, Route, TextField } from '#commands';
import type { BASIS_ENDS } from '../../basis/basis.events.js';
import { BasisEndField, WhyField } from '../../basis/basis.fields.js';
import type { Question } from '../../basis/basis.state.js';
import type { DecisionRef, NewProvision } from '#shared-kernel';
import { DecisionRefField, ProvisionsField } from '#shared-kernel';
import { MAY_ADOPT, MAY_CHANGE } from '../measure-roles.js';
import { EXAMPLE, NOTE, REASON } from '../measure.fields.js';

const { id, reason } = EXAMPLE;

@Route(':id/review', { may: MAY_CHANGE, summary: 'Note that a proposed measure was reviewed', example: {} })
export class ReviewMeasure extends CommandBody {
  static readonly type = 'ReviewMeasure';
  @TextField(NOTE) readonly note?: string;
}

@Route(':id/adoption', {
  may: MAY_ADOPT,
  summary: 'Adopt a measure by a decision that lists it in its present version',
  example: {
    decision: { kind: 'resolution', meeting: id, item: id, event: id },
    subjectTo: [{ kind: 'funding', note: 'Zusage des Landes' }],
  },
})
export class AdoptMeasure extends IrregularCommandBody {
  static readonly type = 'AdoptMeasure';
  @DecisionRefField({ description: 'What adopted it; it lists the measure in its present version.' })
  readonly decision!: DecisionRef;
  @ProvisionsField({ optional: true, description: 'Provisions of a resolution; a recorded decision has its own.' })
  readonly subjectTo?: readonly NewProvision[];
}

@Route(':id/provisions/:provision/fulfilment', {
  may: MAY_ADOPT,
  summary: 'Note that a provision of its resolution is met',
  example: {},
})
export class MeetMeasureProvision extends CommandBody {
  static readonly type = 'MeetMeasureProvision';
  @PathIdField() readonly provision!: string;
}

@Route(':id/rejection', { may: MAY_CHANGE, summary: 'Reject a proposed measure', example: { reason } })
export class RejectMeasure extends CommandBody {
  static readonly type = 'RejectMeasure';
  @TextField(REASON) readonly reason!: string;
}

/** Sent by the policy alone: no route leads here. */
export class QuestionMeasureBasis extends CommandBody {
  static readonly type = 'QuestionMeasureBasis';
  @DecisionRefField() readonly decision!: DecisionRef;
  @IdField({ description: 'The event that corrected, voided or withdrew it.' }) readonly cause!: string;
  @WhyField() readonly why!: Question['why'];
}

@Route(':id/basis-questions/:question/resolution', {
  may: MAY_CHANGE,
  summary: 'Answer whether what the adoption of a measure rests on still holds',
  example: { how: 'upheld', reason: 'Berichtigt wurde nur die Stimmenzahl.' },
})
export class ResolveMeasureBasis extends IrregularCommandBody {
  static readonly type = 'ResolveMeasureBasis';
  @PathIdField() readonly question!: string;
  @BasisEndField() readonly how!: (typeof BASIS_ENDS)[number];
  @TextField(REASON) readonly reason!: string;
  @DecisionRefField({ optional: true, description: 'What takes the place of the questioned decision.' })
  readonly decision?: DecisionRef;
}

@Route(':id/deviation-resolutions', {
  may: MAY_CHANGE,
  summary: 'End a deviation that the measure noted',
  example: { deviation: id, how: 'accepted', by: { kind: 'function', title: 'Leitung der Steuerung' } },
})
export class ResolveMeasureDeviation extends ResolveDeviation {}

export const adoptionCommands = [
  ReviewMeasure,
  AdoptMeasure,
  MeetMeasureProvision,
  RejectMeasure,
  QuestionMeasureBasis,
  ResolveMeasureBasis,
  ResolveMeasureDeviation,
] as const;
