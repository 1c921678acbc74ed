import type { FieldText } from '#commands';
import { field, NumberField } from '#commands';
import { ValidateBy } from 'class-validator';

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
