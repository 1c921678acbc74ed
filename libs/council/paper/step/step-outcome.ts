import type { Outcome } from '../../meeting/outcome/outcome.js';
import type { Effect } from '../../meeting/outcome/outcomes.js';
import { traitsOf } from '../../meeting/outcome/outcomes.js';

/** Roles of a step in the consultation sequence; `unknown` for a step that nobody planned. */
export const PLANNED_ROLES = ['preparatory', 'deciding', 'hearing', 'information'] as const;
export type PlannedRole = (typeof PLANNED_ROLES)[number];
export type StepRole = PlannedRole | 'unknown';

/**
 * Whether the committee is done with its step. A deciding step that is referred stays open: the other committee
 * prepares, and this one still decides. A referral to a committee that nobody knows ends nothing.
 */
export function endsStep(outcome: Outcome, role: StepRole): boolean {
  switch (traitsOf(outcome).endsStep) {
    case 'always':
      return true;
    case 'where it is sent on':
      return 'to' in outcome && outcome.to !== undefined && role !== 'deciding';
    case 'never':
      return false;
  }
}

/** Only a committee that decides approves; what an unplanned step did is taken by its word. */
export function effectOf(outcome: Outcome, role: StepRole): Effect {
  const { deciding, otherwise } = traitsOf(outcome).effect;
  return role === 'deciding' || role === 'unknown' ? deciding : otherwise;
}
