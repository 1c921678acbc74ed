import type { ActiveGrant, StreamDefinition } from '#event-sourcing';
import { findMissing } from '../references/find-missing.js';
import type { Reference, ReferenceFacts } from '../references/missing-reference.js';
import { referenceIf, referencesOf } from '../references/party-references.js';
import type { CommitteeKind } from './committee.commands.js';
import type { CommitteeEvent } from './committee.events.js';
import type { Committee, CommitteeCommand, CommitteeRefusal } from './committee.js';
import { committeeDecider } from './committee.js';

export const committeeStream: StreamDefinition<
  CommitteeCommand,
  Committee,
  CommitteeEvent,
  CommitteeRefusal,
  ReferenceFacts
> = {
  decider: committeeDecider,
  facts: async (command, _committee, read) => await findMissing(read, referencesIn(command)),
  permits: (command, committee, _facts, grants) => {
    if (command.type === 'ConstituteCommittee') return mayChange(command.data.kind, grants);
    return committee.status === 'unknown' || mayChange(committee.kind, grants);
  },
};

const RUN_BY_PROCESS_MANAGERS: readonly CommitteeKind[] = ['steeringCircle', 'workingGroup'];

/** Clerks change every committee and its meetings, process managers steering circles and working groups alone. */
export function mayChange(kind: CommitteeKind, grants: readonly ActiveGrant[]): boolean {
  const roles = grants.map(({ role }) => role);
  return roles.includes('clerk') || (roles.includes('process-manager') && RUN_BY_PROCESS_MANAGERS.includes(kind));
}

/** Also asked for `RefineDate`, which every stream takes: what is not named here refers to nothing. */
function referencesIn({ type, data }: CommitteeCommand): readonly Reference[] {
  if (type === 'ConstituteCommittee') {
    return (data.processes ?? []).map((id, index) => ({ kind: 'process', id, field: `processes.${index}` }));
  }
  if (type === 'AppointMember') {
    return [...referencesOf(data.member, 'member'), ...referenceIf('organisation', data.organisation, 'organisation')];
  }
  if (type === 'NameSubstitute') return referencesOf(data.substitute, 'substitute');
  if (type === 'AssignCommitteeChair') return referencesOf(data.chair, 'chair');
  return [];
}
