import { CommandBody, IdsField, IrregularCommandBody, PartialDateField, Route, TextField } from '#commands';
import type { PartialDate } from '#event-sourcing';
import type { DecisionRef } from '#shared-kernel';
import { AmountField, CurrencyField, DecisionRefField } from '#shared-kernel';
import type { Budget, Schedule } from '../measure-content.js';
import { MAY_CHANGE } from '../measure-roles.js';
import { BudgetField, DESCRIPTION, EXAMPLE, FIELDS_OF_ACTION, GOALS, ScheduleField } from '../measure.fields.js';

const AS_BEFORE = { optional: true, description: 'Default: as before.' } as const;

const CHANGED_BECAUSE = {
  optional: true,
  max: 2000,
  description: 'Why it changes. No names of people here.',
} as const;

@Route(':id/schedule', {
  may: MAY_CHANGE,
  summary: 'Set start and end of a measure; another end after its adoption deviates from the decision',
  example: { start: '2019-Q2', end: '2020-06' },
})
export class SetSchedule extends CommandBody {
  static readonly type = 'SetSchedule';
  @PartialDateField({ ...AS_BEFORE, example: '2019-Q2' }) readonly start?: PartialDate;
  @PartialDateField({ ...AS_BEFORE, example: '2020-06' }) readonly end?: PartialDate;
  @TextField(CHANGED_BECAUSE) readonly reason?: string;
}

@Route(':id/budget', {
  may: MAY_CHANGE,
  summary: 'Set the budget of a measure; after its adoption that deviates from the decision',
  example: { amount: 1250000, currency: 'EUR' },
})
export class SetBudget extends CommandBody {
  static readonly type = 'SetBudget';
  @AmountField() readonly amount!: number;
  @CurrencyField({ description: "The process's currency, ISO 4217." }) readonly currency!: string;
  @TextField(CHANGED_BECAUSE) readonly reason?: string;
}

@Route(':id/revisions', {
  may: MAY_CHANGE,
  summary: 'Revise wording, fields of action, goals, schedule or budget, by a decision or without one',
  example: { title: 'Sprachkurse am Vormittag und am Abend' },
})
export class ReviseMeasure extends IrregularCommandBody {
  static readonly type = 'ReviseMeasure';
  @TextField({ ...AS_BEFORE, example: EXAMPLE.title }) readonly title?: string;
  @TextField({ ...DESCRIPTION, ...AS_BEFORE }) readonly description?: string;
  @IdsField({ ...FIELDS_OF_ACTION, ...AS_BEFORE }) readonly fieldsOfAction?: readonly string[];
  @IdsField({ ...GOALS, ...AS_BEFORE }) readonly goals?: readonly string[];
  @ScheduleField(AS_BEFORE) readonly schedule?: Schedule;
  @BudgetField(AS_BEFORE) readonly budget?: Budget;
  @DecisionRefField({
    optional: true,
    description: 'What decided it; it lists the version that this makes, or the present one if nothing else is sent.',
  })
  readonly decision?: DecisionRef;
  @TextField(CHANGED_BECAUSE) readonly reason?: string;
}

export const contentCommands = [SetSchedule, SetBudget, ReviseMeasure] as const;
