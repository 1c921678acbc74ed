import type { CommitteeKind } from '#council';
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

/** The level of a resolution of such a committee. Recording its outcome judges whether it may resolve at all. */
export function levelOfCommittee(kind: CommitteeKind): DecisionLevel {
  return LEVELS[kind];
}
