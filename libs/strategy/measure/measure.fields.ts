import type { FieldText } from '#commands';
import { field, NumberField, PartField, PartialDateField } from '#commands';
import type { PartialDate } from '#event-sourcing';
import { ValidateBy } from 'class-validator';
import type { Budget, Schedule } from './measure.events.js';

/** 10^13 hundredths: 100 thousand million of the currency. */
const LARGEST_AMOUNT = 1e13;

const CURRENCIES: ReadonlySet<unknown> = new Set(Intl.supportedValuesOf('currency'));

/** Hundredths of a currency, never negative. */
export function AmountField(options: FieldText = {}): PropertyDecorator {
  const description = 'Whole hundredths of the currency: 1250000 is 12,500.00.';
  return NumberField({ min: 0, max: LARGEST_AMOUNT, example: 1250000, description, ...options });
}

/** ISO 4217. */
export function CurrencyField(options: FieldText = {}): PropertyDecorator {
  const text = { example: 'EUR', description: 'ISO 4217.', ...options };
  const message = '$property must be a currency of ISO 4217 such as EUR';
  return field(text, { type: String, pattern: '^[A-Z]{3}$' }, [
    ValidateBy({ name: 'isCurrency', validator: { validate: (value) => CURRENCIES.has(value) } }, { message }),
  ]);
}

/** 0 to 100, whole. */
export function PercentField(options: FieldText = {}): PropertyDecorator {
  return NumberField({ min: 0, max: 100, example: 40, ...options });
}

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
