import type { PartialDate } from '#event-sourcing';

export const MEASURE_KINDS = ['project', 'permanentTask'] as const;
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** A permanent task has no end: its `end` is `unknown`. */
export interface Schedule {
  readonly start: PartialDate;
  readonly end: PartialDate;
}

/** `amount` in hundredths of the currency (ISO 4217), never negative. */
export interface Budget {
  readonly amount: number;
  readonly currency: string;
}

/** The parts of a measure that are decided. Every change of them makes a new version. */
export interface MeasureContent {
  readonly title: string;
  readonly description?: string;
  /** Of its process. */
  readonly fieldsOfAction: readonly string[];
  /** Of its process. */
  readonly goals: readonly string[];
  readonly schedule: Schedule;
  readonly budget?: Budget;
}
