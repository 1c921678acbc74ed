import type { Role } from '#commands';
import { Route, CommandBody, PartialDateField, PathIdField, TextField } from '#commands';
import type { PartialDate } from '#event-sourcing';
import { BaselineField, DecimalField, TargetField } from '../indicator/indicator.fields.js';
import type { Indicator } from '../indicator/indicator.state.js';
import { AdoptGoal, QuestionGoalBasis, ResolveGoalBasis, ResolveGoalDeviation } from './adoption/adoption.commands.js';
import { ProposeGoal, ReviewGoal, ReviseGoal } from './content/content.commands.js';
import { AchieveGoal, CancelGoal, RejectGoal, SupersedeGoal } from './ending/ending.commands.js';

const changing: readonly Role[] = ['process-manager'];

const reporting: readonly Role[] = ['process-manager', 'contributor'];

const REASON = { max: 2000, description: 'No names of people here.' } as const;
const NOTE = { ...REASON, optional: true } as const;

@Route(':id/indicators', {
  may: changing,
  summary: 'Define an indicator of a goal',
  example: {
    title: 'Anteil mit Niveau B1',
    unit: 'Prozent',
    baseline: { value: 48.5, on: '2018' },
    target: { value: 60, by: '2021' },
  },
})
export class DefineGoalIndicator extends CommandBody {
  static readonly type = 'DefineGoalIndicator';
  @TextField({ example: 'Anteil mit Niveau B1' }) readonly title!: string;
  @TextField({ max: 50, example: 'Prozent' }) readonly unit!: string;
  @BaselineField() readonly baseline?: NonNullable<Indicator['baseline']>;
  @TargetField() readonly target?: NonNullable<Indicator['target']>;
}

@Route(':id/indicators/:indicator/values', {
  may: reporting,
  summary: 'Record a dated value of an indicator of a goal',
  example: { value: 52.5, on: '2019-01' },
})
export class RecordGoalIndicatorValue extends CommandBody {
  static readonly type = 'RecordGoalIndicatorValue';
  @PathIdField() readonly indicator!: string;
  @DecimalField({ example: 52.5 }) readonly value!: number;
  @PartialDateField({ example: '2019-01', description: 'The date or period that the value is of.' })
  readonly on!: PartialDate;
  @TextField({ ...NOTE, description: 'Why it takes the place of another value of this date. No names of people here.' })
  readonly reason?: string;
}

/** In the order of their routes. */
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
