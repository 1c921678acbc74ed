import type { Evidence } from '#event-sourcing';
import { json, jsonOrNull, table, word } from '#event-sourcing';
import { namesIn, registerNames } from '#shared-kernel';
import type { ProposalSubject } from './agenda-proposals/agenda-proposals.commands.js';
import type { CommitteeKind } from './committee.commands.js';
import type { Committee } from './committee.state.js';
import type { Member } from './member.fields.js';
import type { VotingRight } from './memberships/memberships.commands.js';
import type { NotedStatus } from './planned-meetings/cadence.js';

export const committees = table({
  name: 'committees',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<Exclude<Committee['status'], 'unknown'>>(),
    name: 'text',
    kind: word<CommitteeKind>(),
    chair: jsonOrNull<Member>(),
    chairMembership: 'text?',
    chairByOffice: 'boolean?',
    constitutedEvent: 'text',
    dissolvedEvent: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['name']],
  visibility: 'everyone',
});

registerNames(
  'committee',
  namesIn(committees, ({ name }) => name),
);

/** Present dates of the events that the other tables name: `DateRefined` changes the date of an event. */
export const committeeDates = table({
  name: 'committeeDates',
  columns: { event: 'text', committee: 'text', on: 'text' },
  key: ['event'],
  indexes: [['committee']],
  visibility: 'everyone',
});

export const committeeProcesses = table({
  name: 'committeeProcesses',
  columns: { committee: 'text', process: 'text' },
  key: ['committee', 'process'],
  indexes: [['process']],
  visibility: 'everyone',
});

const part = { id: 'text', ordinal: 'position', committee: 'text', evidence: json<Evidence>() } as const;

export const meetingPlans = table({
  name: 'meetingPlans',
  columns: { ...part, count: 'integer', period: 'text', warnedEvent: 'text?' },
  key: ['id'],
  indexes: [['committee']],
  visibility: 'everyone',
});

/** Meetings of the committee, by which its plans are measured. */
export const notedMeetings = table({
  name: 'notedMeetings',
  columns: { meeting: 'text', committee: 'text', status: word<NotedStatus>(), when: 'text' },
  key: ['meeting'],
  indexes: [['committee']],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting' }] },
});

export const agendaProposals = table({
  name: 'agendaProposals',
  columns: {
    ...part,
    status: word<'open' | 'scheduled' | 'dropped'>(),
    title: 'text',
    about: jsonOrNull<ProposalSubject>(),
    process: 'text?',
    /** The reason of the proposal. */
    reason: 'text?',
    meeting: 'text?',
    item: 'text?',
    /** The reason of the settlement. */
    settledBecause: 'text?',
  },
  key: ['id'],
  indexes: [['committee', 'status', 'ordinal']],
  visibility: { boundTo: [{ category: 'meeting', id: 'meeting', part: 'item' }] },
});

export const adoptedRules = table({
  name: 'adoptedRules',
  columns: { ...part, title: 'text', from: 'text' },
  key: ['id'],
  indexes: [['committee']],
  visibility: 'everyone',
});

export const legislativeTerms = table({
  name: 'legislativeTerms',
  columns: { ...part, name: 'text', from: 'text' },
  key: ['id'],
  indexes: [['committee']],
  visibility: 'everyone',
});

export const memberships = table({
  name: 'memberships',
  columns: {
    ...part,
    member: json<Member>(),
    organisation: 'text?',
    seat: 'text?',
    votingRight: word<VotingRight>(),
    from: 'text',
    until: 'text?',
    /** The event whose day is the last day (`committeeDates`), if an event ended the membership. */
    untilEvent: 'text?',
    term: 'text?',
  },
  key: ['id'],
  indexes: [['committee'], ['organisation'], ['ordinal']],
  visibility: 'everyone',
});

export const substitutions = table({
  name: 'substitutions',
  columns: { ...part, membership: 'text', substitute: json<Member>(), rank: 'integer' },
  key: ['id'],
  indexes: [['committee']],
  visibility: 'everyone',
});

/** Who sits in a committee: members, their substitutes, and a chair by office. `member` is the key that `memberKey` gives. */
export const committeeSeats = table({
  name: 'committeeSeats',
  columns: { seat: 'text', committee: 'text', member: 'text', membership: 'text?' },
  key: ['seat'],
  indexes: [['member']],
  visibility: 'everyone',
});
