import {
  ChoiceField,
  CommandBody,
  CreationBody,
  FlagField,
  IdField,
  IdsField,
  IrregularCommandBody,
  PartialDateField,
  PathIdField,
  ResolveDeviation,
  TextField,
} from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { BASIS_ENDS } from '../basis/basis.events.js';
import { BasisEndField, WhyField } from '../basis/basis.fields.js';
import type { Question } from '../basis/basis.state.js';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';
import { DECISION_LEVELS, DecisionRefField } from '#shared-kernel';
import { BaselineField, DecimalField, TargetField } from '../indicator/indicator.fields.js';
import type { Indicator } from '../indicator/indicator.state.js';

const REASON = { max: 2000, description: 'No names of people here.' } as const;
const NOTE = { ...REASON, optional: true } as const;
const AS_BEFORE = { optional: true, description: 'Default: as before.' } as const;
const TITLE = 'Mehr Menschen erreichen das Sprachniveau B1';
const DESCRIPTION = { optional: true, max: 20_000 } as const;
const FIELDS = { optional: true, max: 50, description: 'Fields of action of its process.' } as const;

export class ProposeGoal extends CreationBody {
  static readonly type = 'ProposeGoal';
  @IdField({ description: 'The strategy process.' }) readonly process!: string;
  @TextField({ example: TITLE }) readonly title!: string;
  @TextField({ max: 2000, example: 'Auftaktworkshop', description: 'Where it comes from. No names of people here.' })
  readonly source!: string;
  @TextField(DESCRIPTION) readonly description?: string;
  @IdsField(FIELDS) readonly fieldsOfAction?: readonly string[];
  @IdField({ optional: true, description: 'The goal of its process that it is a part of.' }) readonly parent?: string;
  @ChoiceField(DECISION_LEVELS, { optional: true, description: 'Who must adopt it. Default: administration.' })
  readonly decisionLevel?: DecisionLevel;
}

export class ReviewGoal extends CommandBody {
  static readonly type = 'ReviewGoal';
  @TextField(NOTE) readonly note?: string;
}

export class AdoptGoal extends IrregularCommandBody {
  static readonly type = 'AdoptGoal';
  @DecisionRefField({ description: 'What adopted it; it lists the goal in its present version.' })
  readonly decision!: DecisionRef;
}

export class ReviseGoal extends IrregularCommandBody {
  static readonly type = 'ReviseGoal';
  @TextField({ ...AS_BEFORE, example: TITLE }) readonly title?: string;
  @TextField({ ...DESCRIPTION, ...AS_BEFORE }) readonly description?: string;
  @IdsField({ ...FIELDS, ...AS_BEFORE }) readonly fieldsOfAction?: readonly string[];
  @IdField(AS_BEFORE) readonly parent?: string;
  @FlagField({ optional: true, description: 'Whether it is a part of no other goal from now on.' })
  readonly withoutParent?: boolean;
  @DecisionRefField({
    optional: true,
    description: 'What decided it; it lists the version that this makes, or the present one if nothing else is sent.',
  })
  readonly decision?: DecisionRef;
}

export class RejectGoal extends CommandBody {
  static readonly type = 'RejectGoal';
  @TextField(REASON) readonly reason!: string;
}

export class AchieveGoal extends CommandBody {
  static readonly type = 'AchieveGoal';
  @TextField(NOTE) readonly note?: string;
}

export class CancelGoal extends CommandBody {
  static readonly type = 'CancelGoal';
  @TextField(REASON) readonly reason!: string;
}

export class SupersedeGoal extends CommandBody {
  static readonly type = 'SupersedeGoal';
  @IdField({ description: 'The goal that takes its place, perhaps of another process.' }) readonly by!: string;
  @TextField(NOTE) readonly reason?: string;
}

export class DefineGoalIndicator extends CommandBody {
  static readonly type = 'DefineGoalIndicator';
  @TextField({ example: 'Anteil mit Niveau B1' }) readonly title!: string;
  @TextField({ max: 50, example: 'Prozent' }) readonly unit!: string;
  @BaselineField() readonly baseline?: NonNullable<Indicator['baseline']>;
  @TargetField() readonly target?: NonNullable<Indicator['target']>;
}

export class RecordGoalIndicatorValue extends CommandBody {
  static readonly type = 'RecordGoalIndicatorValue';
  @PathIdField() readonly indicator!: string;
  @DecimalField({ example: 52.5 }) readonly value!: number;
  @PartialDateField({ example: '2019-01', description: 'The date or period that the value is of.' })
  readonly on!: PartialDate;
  @TextField({ ...NOTE, description: 'Why it takes the place of another value of this date. No names of people here.' })
  readonly reason?: string;
}

/** Sent by the policy alone: no route leads here. */
export class QuestionGoalBasis extends CommandBody {
  static readonly type = 'QuestionGoalBasis';
  @DecisionRefField() readonly decision!: DecisionRef;
  @IdField({ description: 'The event that corrected, voided or withdrew it.' }) readonly cause!: string;
  @WhyField() readonly why!: Question['why'];
}

export class ResolveGoalBasis extends IrregularCommandBody {
  static readonly type = 'ResolveGoalBasis';
  @PathIdField() readonly question!: string;
  @BasisEndField() readonly how!: (typeof BASIS_ENDS)[number];
  @TextField(REASON) readonly reason!: string;
  @DecisionRefField({ optional: true, description: 'What takes the place of the questioned decision.' })
  readonly decision?: DecisionRef;
}

/** Ends a deviation that the goal noted. */
export class ResolveGoalDeviation extends ResolveDeviation {}

export const goalCommands = [
  ProposeGoal,
  ReviewGoal,
  AdoptGoal,
  ReviseGoal,
  RejectGoal,
  AchieveGoal,
  CancelGoal,
  SupersedeGoal,
  DefineGoalIndicator,
  RecordGoalIndicatorValue,
  QuestionGoalBasis,
  ResolveGoalBasis,
  ResolveGoalDeviation,
] as const;
