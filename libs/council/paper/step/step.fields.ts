import { ChoiceField, IdField, NumberField } from '#commands';
import type { PlannedRole } from './step-outcome.js';
import { PLANNED_ROLES } from './step-outcome.js';

export const ORDER = {
  optional: true,
  min: 1,
  max: 200,
  description: 'Place in the sequence; equal places run side by side. Default: the last.',
} as const;

/** A step that a source names; a role that it does not state is unknown. */
export interface KnownStep {
  readonly committee: string;
  readonly role?: PlannedRole;
  readonly order?: number;
}

/** A known step as commands carry it. */
export class KnownStepBody implements KnownStep {
  @IdField() readonly committee!: string;
  @ChoiceField(PLANNED_ROLES, { optional: true, description: 'Left out: unknown.' }) readonly role?: PlannedRole;
  @NumberField(ORDER) readonly order?: number;
}
