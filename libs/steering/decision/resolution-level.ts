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

/** What a resolution of such a committee carries. Whether it may resolve at all is judged where its outcome is recorded. */
export function levelOfCommittee(kind: CommitteeKind): DecisionLevel {
  return LEVELS[kind];
}
