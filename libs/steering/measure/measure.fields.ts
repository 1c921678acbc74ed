import type { FieldText } from '#commands';
import { NumberField, PartField, PartialDateField } from '#commands';
import type { PartialDate } from '#event-sourcing';
import { AmountField, CurrencyField } from '#shared-kernel';
import type { Budget, Schedule } from './measure-content.js';

export const REASON = { max: 2000, description: 'No names of people here.' } as const;
export const NOTE = { ...REASON, optional: true } as const;
export const DESCRIPTION = { optional: true, max: 20_000 } as const;
export const FIELDS_OF_ACTION = { optional: true, max: 50, description: 'Fields of action of its process.' } as const;
export const GOALS = { optional: true, max: 50, description: 'Goals of its process.' } as const;

/** Values that the examples of OpenAPI show. */
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';
export const EXAMPLE = {
  id,
  title: 'Sprachkurse am Vormittag mit Kinderbetreuung',
  reason: 'Die Fördermittel fehlen noch.',
  organisation: { kind: 'organisation', id },
} as const;

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
