import type { Outcome } from '../meeting/meeting.events.js';

/** Roles of a step in the consultation sequence; `unknown` for a step that nobody planned. */
export const PLANNED_ROLES = ['preparatory', 'deciding', 'hearing', 'information'] as const;
export type PlannedRole = (typeof PLANNED_ROLES)[number];
export type StepRole = PlannedRole | 'unknown';

/** What a step's outcome means for the paper. Taking note is never approval, whatever the vote. */
export const EFFECTS = [
  'approved',
  'rejected',
  'recommended',
  'notRecommended',
  'takenNoteOf',
  'statementGiven',
  'none',
] as const;
export type Effect = (typeof EFFECTS)[number];

/**
 * Whether the committee is done with its step. A deciding step that is referred stays open: the other committee
 * prepares, and this one still decides. A referral to a committee that nobody knows ends nothing.
 */
export function endsStep(outcome: Outcome, role: StepRole): boolean {
  switch (outcome.kind) {
    case 'adopted':
    case 'adoptedAsAmended':
    case 'recommended':
    case 'recommendedAsAmended':
    case 'rejected':
    case 'acknowledged':
    case 'statementGiven':
    case 'returnedToAdministration':
    case 'withdrawnByAuthor':
    case 'decidedByMayor':
      return true;
    case 'referred':
      return outcome.to !== undefined && role !== 'deciding';
    case 'postponed':
    case 'removedFromAgenda':
    case 'discussedOnly':
    case 'notReached':
    case 'void':
      return false;
  }
}

/** Only a committee that decides approves; what an unplanned step did is taken by its word. */
export function effectOf(outcome: Outcome, role: StepRole): Effect {
  const decides = role === 'deciding' || role === 'unknown';
  switch (outcome.kind) {
    case 'adopted':
    case 'adoptedAsAmended':
      return decides ? 'approved' : 'recommended';
    case 'decidedByMayor':
      return 'approved';
    case 'recommended':
    case 'recommendedAsAmended':
      return 'recommended';
    case 'rejected':
      return decides ? 'rejected' : 'notRecommended';
    case 'acknowledged':
      return 'takenNoteOf';
    case 'statementGiven':
      return 'statementGiven';
    case 'returnedToAdministration':
    case 'withdrawnByAuthor':
    case 'referred':
    case 'postponed':
    case 'removedFromAgenda':
    case 'discussedOnly':
    case 'notReached':
    case 'void':
      return 'none';
  }
}
