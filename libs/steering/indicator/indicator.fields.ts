import type { FieldText } from '#commands';
import { field, PartField, PartialDateField } from '#commands';
import type { PartialDate } from '#event-sourcing';
import { ValidateBy } from 'class-validator';

/** The largest absolute value: sums of such values stay exact enough to compare. */
const LARGEST_VALUE = 1e12;

/** A finite decimal number. */
export function DecimalField(options: FieldText = {}): PropertyDecorator {
  const schema = { type: 'number', minimum: -LARGEST_VALUE, maximum: LARGEST_VALUE } as const;
  const validate = (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= LARGEST_VALUE;
  const message = `$property must be a number from ${-LARGEST_VALUE} to ${LARGEST_VALUE}`;
  return field(options, schema, [ValidateBy({ name: 'isDecimal', validator: { validate } }, { message })]);
}

class BaselineBody {
  @DecimalField({ example: 48.5 }) readonly value!: number;
  @PartialDateField({ example: '2018' }) readonly on!: PartialDate;
}

class TargetBody {
  @DecimalField({ example: 60 }) readonly value!: number;
  @PartialDateField({ example: '2021' }) readonly by!: PartialDate;
}

/** The value at the start. */
export function BaselineField(): PropertyDecorator {
  return PartField(() => BaselineBody, { optional: true, description: 'From where it starts.' });
}

/** The value to be reached, and its date. */
export function TargetField(): PropertyDecorator {
  return PartField(() => TargetBody, { optional: true, description: 'What is to be reached, and by when.' });
}
