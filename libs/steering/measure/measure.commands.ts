import { ChoiceField, CreationBody, IdField, IdsField, Route, TextField } from '#commands';
import type { DecisionLevel } from '#shared-kernel';
import { DECISION_LEVELS } from '#shared-kernel';
import { adoptionCommands } from './adoption/adoption.commands.js';
import { contentCommands } from './content/content.commands.js';
import { courseCommands } from './course/course.commands.js';
import { endingCommands } from './ending/ending.commands.js';
import type { Budget, MeasureKind, Schedule } from './measure-content.js';
import { MEASURE_KINDS } from './measure-content.js';
import { MAY_CHANGE } from './measure-roles.js';
import {
  BudgetField,
  DESCRIPTION,
  EXAMPLE,
  FIELDS_OF_ACTION,
  GOALS,
  ScheduleField,
  WeightField,
} from './measure.fields.js';
import { milestoneCommands } from './milestones/milestones.commands.js';
import { planningCommands } from './planning/planning.commands.js';
import { watchCommands } from './watch/watch.commands.js';

@Route('', {
  may: MAY_CHANGE,
  summary: 'Propose a measure: a project or a permanent task',
  example: {
    process: EXAMPLE.id,
    kind: 'project',
    title: EXAMPLE.title,
    source: 'Auftaktworkshop',
    schedule: { start: '2019-Q2', end: '2020-06' },
    budget: { amount: 1250000, currency: 'EUR' },
  },
})
export class ProposeMeasure extends CreationBody {
  static readonly type = 'ProposeMeasure';
  @IdField({ description: 'The strategy process.' }) readonly process!: string;
  @ChoiceField(MEASURE_KINDS) readonly kind!: MeasureKind;
  @TextField({ example: EXAMPLE.title }) readonly title!: string;
  @TextField({ max: 2000, example: 'Auftaktworkshop', description: 'Where it comes from. No names of people here.' })
  readonly source!: string;
  @TextField(DESCRIPTION) readonly description?: string;
  @IdsField(FIELDS_OF_ACTION) readonly fieldsOfAction?: readonly string[];
  @IdsField(GOALS) readonly goals?: readonly string[];
  @ChoiceField(DECISION_LEVELS, { optional: true, description: 'Who must adopt it. Default: administration.' })
  readonly decisionLevel?: DecisionLevel;
  @WeightField({ optional: true, description: 'Its weight in roll-ups. Default: 1.' }) readonly weight?: number;
  @IdField({ optional: true, description: 'The organisation that leads.' }) readonly lead?: string;
  @ScheduleField({ optional: true, description: 'Default: unknown.' }) readonly schedule?: Schedule;
  @BudgetField({ optional: true }) readonly budget?: Budget;
}

export const measureCommands = [
  ProposeMeasure,
  ...adoptionCommands,
  ...planningCommands,
  ...contentCommands,
  ...milestoneCommands,
  ...courseCommands,
  ...endingCommands,
  ...watchCommands,
] as const;
