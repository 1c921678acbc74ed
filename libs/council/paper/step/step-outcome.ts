import type { Outcome } from '../../meeting/outcome/outcome.js';
import { committeesReferredTo } from '../../meeting/outcome/outcome.js';
import type { Effect } from '../../meeting/outcome/outcomes.js';
import { traitsOf } from '../../meeting/outcome/outcomes.js';

/** Roles of a step in the consultation sequence; `unknown` for an unplanned step. */
export const PLANNED_ROLES = ['preparatory', 'deciding', 'hearing', 'information'] as const;
export type PlannedRole = (typeof PLANNED_ROLES)[number];
export type StepRole = PlannedRole | 'unknown';

/**
 * Whether the committee is done with its step. A deciding step that is referred stays open: the other committee
 * prepares, and this one still decides. A referral to an unknown committee ends nothing.
 */
export function endsStep(outcome: Outcome, role: StepRole): boolean {
  switch (traitsOf(outcome).endsStep) {
    case 'always':
      return true;
    case 'where it is sent on':
      return committeesReferredTo(outcome).length > 0 && role !== 'deciding';
    case 'never':
      return false;
  }
}

/** Only a committee that decides approves; an unplanned step counts as deciding. */
export function effectOf(outcome: Outcome, role: StepRole): Effect {
  const { deciding, otherwise } = traitsOf(outcome).effect;
  return role === 'deciding' || role === 'unknown' ? deciding : otherwise;
}
