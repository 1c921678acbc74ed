import type { CommitteeKind, OutcomeKind } from '#council';
import type { DecisionLevel } from '#shared-kernel';

const LEVELS: Readonly<Record<CommitteeKind, DecisionLevel>> = {
  council: 'council',
  committee: 'committee',
  localCouncil: 'committee',
  executiveBoard: 'administration',
  steeringCircle: 'administration',
  workingGroup: 'administration',
  advisoryBoard: 'administration',
};

/** What a resolution of such a committee carries. Whether it may resolve at all is judged where its outcome is recorded. */
export function levelOfCommittee(kind: CommitteeKind): DecisionLevel {
  return LEVELS[kind];
}

/** Whether an outcome adopts what its item names. Taking note is never approval, whatever the vote. */
export function isAdopting(kind: OutcomeKind): boolean {
  switch (kind) {
    case 'adopted':
    case 'adoptedAsAmended':
    case 'decidedByMayor':
      return true;
    case 'recommended':
    case 'recommendedAsAmended':
    case 'rejected':
    case 'acknowledged':
    case 'statementGiven':
    case 'postponed':
    case 'referred':
    case 'returnedToAdministration':
    case 'removedFromAgenda':
    case 'withdrawnByAuthor':
    case 'discussedOnly':
    case 'notReached':
    case 'void':
      return false;
  }
}
