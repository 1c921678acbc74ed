import type { ActiveGrant, FactReader, StreamDefinition } from '#event-sourcing';
import type { Reference } from '#shared-kernel';
import { findMissing, referenceIf, referencesOf } from '#shared-kernel';
import type { UnfitProposal } from './agenda-proposals.js';
import { MEETING_AGENDA } from './meeting-agenda.js';
import type { CommitteeKind } from './committee.commands.js';
import type { CommitteeEvent, ProposalSubject } from './committee.events.js';
import type { Committee, CommitteeCommand, CommitteeFacts, CommitteeRefusal } from './committee.js';
import { committeeDecider } from './committee.js';

export const committeeStream: StreamDefinition<
  CommitteeCommand,
  Committee,
  CommitteeEvent,
  CommitteeRefusal,
  CommitteeFacts
> = {
  decider: committeeDecider,
  facts: async (command, _committee, read) => {
    const unfit = await unfitIn(command, read);
    return { ...(await findMissing(read, referencesIn(command))), ...(unfit !== undefined && { unfit }) };
  },
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
  if (type === 'ProposeAgendaItem') return referenceIf('process', data.process, 'process');
  return [];
}

async function unfitIn({ type, data, meta }: CommitteeCommand, read: FactReader): Promise<UnfitProposal | undefined> {
  if (type === 'ProposeAgendaItem') {
    const { about } = data;
    const isThere = about === undefined || (await exists(about, read));
    return isThere ? undefined : { reason: 'what is proposed does not exist', field: 'about.id' };
  }
  if (type !== 'SettleAgendaProposal' || data.meeting === undefined) return undefined;
  const meeting = await read.published(MEETING_AGENDA, data.meeting);
  if (meeting?.committee !== meta.id) {
    return { reason: 'the meeting is none of this committee', field: 'meeting' };
  }
  if (meeting.isCancelled) return { reason: 'the meeting is cancelled', field: 'meeting' };
  const isThere = data.item === undefined || meeting.items.includes(data.item);
  return isThere ? undefined : { reason: 'the item is not on this agenda', field: 'item' };
}

async function exists({ kind, id }: ProposalSubject, read: FactReader): Promise<boolean> {
  return await read.exists(kind, id);
}
