import {
  ChoiceField,
  CommandBody,
  CreationBody,
  IdField,
  IdsField,
  IrregularCommandBody,
  PartialDateField,
  PartyField,
  PathIdField,
  ResolveDeviation,
  TextField,
} from '#commands';
import type { PartialDate, Party } from '#event-sourcing';
import type { BASIS_ENDS } from '../basis/basis.events.js';
import { BasisEndField, WhyField } from '../basis/basis.fields.js';
import type { Question } from '../basis/basis.state.js';
import type { DecisionLevel, DecisionRef, NewProvision } from '#shared-kernel';
import { DECISION_LEVELS, DecisionRefField, ProvisionsField } from '#shared-kernel';
import type { Budget, MeasureKind, Schedule } from './measure.events.js';
import { MEASURE_KINDS } from './measure.events.js';
import { AmountField, CurrencyField } from '#shared-kernel';
import { BudgetField, ScheduleField, WeightField } from './measure.fields.js';

export const REASON = { max: 2000, description: 'No names of people here.' } as const;
export const NOTE = { ...REASON, optional: true } as const;
const AS_BEFORE = { optional: true, description: 'Default: as before.' } as const;
const TITLE = 'Sprachkurse am Vormittag mit Kinderbetreuung';
const DESCRIPTION = { optional: true, max: 20_000 } as const;
const FIELDS = { optional: true, max: 50, description: 'Fields of action of its process.' } as const;
const GOALS = { optional: true, max: 50, description: 'Goals of its process.' } as const;

export class ProposeMeasure extends CreationBody {
  static readonly type = 'ProposeMeasure';
  @IdField({ description: 'The strategy process.' }) readonly process!: string;
  @ChoiceField(MEASURE_KINDS) readonly kind!: MeasureKind;
  @TextField({ example: TITLE }) readonly title!: string;
  @TextField({ max: 2000, example: 'Auftaktworkshop', description: 'Where it comes from. No names of people here.' })
  readonly source!: string;
  @TextField(DESCRIPTION) readonly description?: string;
  @IdsField(FIELDS) readonly fieldsOfAction?: readonly string[];
  @IdsField(GOALS) readonly goals?: readonly string[];
  @ChoiceField(DECISION_LEVELS, { optional: true, description: 'Who must adopt it. Default: administration.' })
  readonly decisionLevel?: DecisionLevel;
  @WeightField({ optional: true, description: 'Its weight in roll-ups. Default: 1.' }) readonly weight?: number;
  @IdField({ optional: true, description: 'The organisation that leads.' }) readonly lead?: string;
  @ScheduleField({ optional: true, description: 'Default: unknown.' }) readonly schedule?: Schedule;
  @BudgetField({ optional: true }) readonly budget?: Budget;
}

export class ReviewMeasure extends CommandBody {
  static readonly type = 'ReviewMeasure';
  @TextField(NOTE) readonly note?: string;
}

export class AdoptMeasure extends IrregularCommandBody {
  static readonly type = 'AdoptMeasure';
  @DecisionRefField({ description: 'What adopted it; it lists the measure in its present version.' })
  readonly decision!: DecisionRef;
  @ProvisionsField({ optional: true, description: 'Provisions of a resolution; a recorded decision has its own.' })
  readonly subjectTo?: readonly NewProvision[];
}

export class MeetMeasureProvision extends CommandBody {
  static readonly type = 'MeetMeasureProvision';
  @PathIdField() readonly provision!: string;
}

export class RejectMeasure extends CommandBody {
  static readonly type = 'RejectMeasure';
  @TextField(REASON) readonly reason!: string;
}

export class AssignMeasureLead extends CommandBody {
  static readonly type = 'AssignMeasureLead';
  @IdField({ description: 'The organisation that leads from now on.' }) readonly lead!: string;
  @IdField({ optional: true, description: 'The reorganisation that carries the lead over: said by its policy alone.' })
  readonly reorganisation?: string;
}

const PARTNERS = ['organisation', 'committee', 'function'] as const;

export class AddMeasurePartner extends CommandBody {
  static readonly type = 'AddMeasurePartner';
  @PartyField({ only: PARTNERS }) readonly partner!: Party;
}

export class RemoveMeasurePartner extends CommandBody {
  static readonly type = 'RemoveMeasurePartner';
  @PartyField({ only: PARTNERS }) readonly partner!: Party;
}

export class SetSchedule extends CommandBody {
  static readonly type = 'SetSchedule';
  @PartialDateField({ ...AS_BEFORE, example: '2019-Q2' }) readonly start?: PartialDate;
  @PartialDateField({ ...AS_BEFORE, example: '2020-06' }) readonly end?: PartialDate;
}

export class SetBudget extends CommandBody {
  static readonly type = 'SetBudget';
  @AmountField() readonly amount!: number;
  @CurrencyField({ description: "The process's currency, ISO 4217." }) readonly currency!: string;
}

export class ReviseMeasure extends IrregularCommandBody {
  static readonly type = 'ReviseMeasure';
  @TextField({ ...AS_BEFORE, example: TITLE }) readonly title?: string;
  @TextField({ ...DESCRIPTION, ...AS_BEFORE }) readonly description?: string;
  @IdsField({ ...FIELDS, ...AS_BEFORE }) readonly fieldsOfAction?: readonly string[];
  @IdsField({ ...GOALS, ...AS_BEFORE }) readonly goals?: readonly string[];
  @ScheduleField(AS_BEFORE) readonly schedule?: Schedule;
  @BudgetField(AS_BEFORE) readonly budget?: Budget;
  @DecisionRefField({
    optional: true,
    description: 'What decided it; it lists the version that this makes, or the present one if nothing else is sent.',
  })
  readonly decision?: DecisionRef;
}

export class WeighMeasure extends CommandBody {
  static readonly type = 'WeighMeasure';
  @WeightField() readonly weight!: number;
}

export class AddDependency extends CommandBody {
  static readonly type = 'AddDependency';
  @IdField({ description: 'A measure of the same process that it depends on.' }) readonly on!: string;
}

export class RemoveDependency extends CommandBody {
  static readonly type = 'RemoveDependency';
  @PathIdField() readonly on!: string;
}

export class AddMilestone extends CommandBody {
  static readonly type = 'AddMilestone';
  @TextField({ example: 'Raum gefunden' }) readonly title!: string;
  @PartialDateField({ example: '2019-09' }) readonly due!: PartialDate;
}

export class MoveMilestone extends CommandBody {
  static readonly type = 'MoveMilestone';
  @PathIdField() readonly milestone!: string;
  @PartialDateField({ example: '2019-11' }) readonly due!: PartialDate;
  @TextField(REASON) readonly reason!: string;
}

export class ReachMilestone extends CommandBody {
  static readonly type = 'ReachMilestone';
  @PathIdField() readonly milestone!: string;
}

export class DropMilestone extends CommandBody {
  static readonly type = 'DropMilestone';
  @PathIdField() readonly milestone!: string;
  @TextField(REASON) readonly reason!: string;
}

/** Sent by the policy alone: no route leads here. */
export class QuestionMeasureBasis extends CommandBody {
  static readonly type = 'QuestionMeasureBasis';
  @DecisionRefField() readonly decision!: DecisionRef;
  @IdField({ description: 'The event that corrected, voided or withdrew it.' }) readonly cause!: string;
  @WhyField() readonly why!: Question['why'];
}

export class ResolveMeasureBasis extends IrregularCommandBody {
  static readonly type = 'ResolveMeasureBasis';
  @PathIdField() readonly question!: string;
  @BasisEndField() readonly how!: (typeof BASIS_ENDS)[number];
  @TextField(REASON) readonly reason!: string;
  @DecisionRefField({ optional: true, description: 'What takes the place of the questioned decision.' })
  readonly decision?: DecisionRef;
}

/** Ends a deviation that the measure noted. */
export class ResolveMeasureDeviation extends ResolveDeviation {}

export const planningCommands = [
  ReviewMeasure,
  RejectMeasure,
  AssignMeasureLead,
  AddMeasurePartner,
  RemoveMeasurePartner,
  SetSchedule,
  SetBudget,
  ReviseMeasure,
  WeighMeasure,
  AddDependency,
  RemoveDependency,
  AddMilestone,
  MoveMilestone,
  ReachMilestone,
  DropMilestone,
] as const;

export const adoptionCommands = [
  AdoptMeasure,
  MeetMeasureProvision,
  QuestionMeasureBasis,
  ResolveMeasureBasis,
  ResolveMeasureDeviation,
] as const;
