import type { FieldText } from '#commands';
import { NumberField, PartField, PartialDateField } from '#commands';
import type { PartialDate } from '#event-sourcing';
import { AmountField, CurrencyField } from '#shared-kernel';
import type { Budget, Schedule } from './measure.events.js';

/** 1 to 1000. */
export function WeightField(options: FieldText = {}): PropertyDecorator {
  return NumberField({ min: 1, max: 1000, example: 1, ...options });
}

class ScheduleBody implements Schedule {
  @PartialDateField({ example: '2019-Q2' }) readonly start!: PartialDate;
  @PartialDateField({ example: '2020-06', description: 'A permanent task has none: `unknown`.' })
  readonly end!: PartialDate;
}

export function ScheduleField(options: FieldText = {}): PropertyDecorator {
  return PartField(() => ScheduleBody, options);
}

class BudgetBody implements Budget {
  @AmountField() readonly amount!: number;
  @CurrencyField() readonly currency!: string;
}

export function BudgetField(options: FieldText = {}): PropertyDecorator {
  return PartField(() => BudgetBody, options);
}
