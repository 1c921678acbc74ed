import type { ActiveGrant, StreamDefinition } from '#event-sourcing';
import { isOfType, usesOf } from '#event-sourcing';
import type { Reference } from '#shared-kernel';
import { findMissing, referenceIf, referencesOf } from '#shared-kernel';
import { refusedReferenceOf } from './agenda-proposals/proposal-references.js';
import { committeeLikeness } from './committee-likeness.js';
import type { CommitteeKind } from './committee.commands.js';
import type { CommitteeCommand, CommitteeFacts } from './committee.decide.js';
import { committeeDecider } from './committee.decide.js';
import type { CommitteeEvent } from './committee.events.js';
import type { CommitteeRefusal } from './committee.refusals.js';
import type { Committee } from './committee.state.js';

export const committeeStream: StreamDefinition<
  CommitteeCommand,
  Committee,
  CommitteeEvent,
  CommitteeRefusal,
  CommitteeFacts
> = {
  decider: committeeDecider,
  likenesses: [committeeLikeness],
  ends: {
    rule: 'committeeIsDissolved',
    isEnd: isOfType('CommitteeDissolved' satisfies CommitteeEvent['type']),
    english: 'A dissolved committee does not meet any more.',
    german: 'Ein aufgelöstes Gremium tagt nicht mehr.',
  },
  uses: [usesOf<CommitteeEvent>()('meeting', { AgendaProposalSettled: ({ data }) => [data.meeting] })],
  facts: async (command, _committee, read) => {
    const isOnProposal = command.type === 'ProposeAgendaItem' || command.type === 'SettleAgendaProposal';
    const refusedReference = isOnProposal ? await refusedReferenceOf(command, read) : undefined;
    const missing = await findMissing(read, referencesIn(command));
    return { ...missing, ...(refusedReference !== undefined && { refusedReference }) };
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

/** Facts are read for `RefineDate` too, which no stream's union of commands names: it has no references. */
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
