import type { Violation } from '#event-sourcing';
import type { CommitteeKind } from '../committee/committee.commands.js';
import type { ItemPaper, Outcome, OutcomeKind } from './meeting.events.js';

const BUILTIN = { ruleVersion: 'builtin-1', source: 'builtin' } as const;

export const BEYOND_COMPETENCE: Violation = {
  ...BUILTIN,
  rule: 'beyondCompetence',
  weight: 'invalidating',
  allowedInstead:
    'recommend, acknowledge, give a statement or refer the paper; a steering circle may agree items without a paper',
};

export const NOT_ON_AGENDA: Violation = {
  ...BUILTIN,
  rule: 'notOnAgenda',
  weight: 'curable',
  allowedInstead: 'postpone the item to a meeting whose invitation names it',
};

export const OPENED_BEFORE_DAY: Violation = {
  ...BUILTIN,
  rule: 'openedBeforeDay',
  weight: 'curable',
  allowedInstead: 'reschedule the meeting and invite to it anew',
};

/** Committees that prepare and advise, until rules of procedure say what they may do. */
const ADVISING: readonly CommitteeKind[] = ['steeringCircle', 'workingGroup', 'advisoryBoard'];
const DECIDING: readonly OutcomeKind[] = ['adopted', 'adoptedAsAmended', 'rejected', 'decidedByMayor'];

/** Only a known paper makes it certain: an item without one, or whose paper nobody knows, violates nothing. */
export function isBeyondCompetence(
  kind: CommitteeKind | undefined,
  { kind: outcome }: Outcome,
  paper: ItemPaper,
): boolean {
  return kind !== undefined && ADVISING.includes(kind) && DECIDING.includes(outcome) && paper.kind === 'paper';
}

/** Whether the committee took the item up, which the invitation should have announced. */
export function takesUpItem({ kind }: Outcome): boolean {
  switch (kind) {
    case 'adopted':
    case 'adoptedAsAmended':
    case 'recommended':
    case 'recommendedAsAmended':
    case 'rejected':
    case 'acknowledged':
    case 'statementGiven':
    case 'referred':
    case 'returnedToAdministration':
    case 'discussedOnly':
    case 'decidedByMayor':
      return true;
    case 'postponed':
    case 'removedFromAgenda':
    case 'withdrawnByAuthor':
    case 'notReached':
    case 'void':
      return false;
  }
}
