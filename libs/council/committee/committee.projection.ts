import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, projection, put, remove } from '#event-sourcing';
import type { CommitteeEvent } from './committee.events.js';
import type { Member } from './member.fields.js';
import { memberKey } from './member.fields.js';
import {
  adoptedRules,
  agendaProposals,
  committeeDates,
  committeeProcesses,
  committees,
  committeeSeats,
  legislativeTerms,
  meetingPlans,
  memberships,
  notedMeetings,
  substitutions,
} from './committee.tables.js';

export const committeesProjection = projection<CommitteeEvent | DateRefined>()({
  name: 'committees',
  version: 3,
  tables: [
    committees,
    committeeDates,
    committeeProcesses,
    meetingPlans,
    notedMeetings,
    agendaProposals,
    adoptedRules,
    legislativeTerms,
    memberships,
    substitutions,
    committeeSeats,
  ],
  reads: ['committee'],
  leaves: [],
  handlers: {
    CommitteeConstituted: (event) => constituted(event),
    MeetingsPlanned: (event) => {
      const { plan, count, period } = event.data;
      return [put(meetingPlans, { ...made(event, plan), count, period, warnedEvent: null }), changed(event)];
    },
    CadenceWarned: (event) => [
      patch(meetingPlans, { id: event.data.plan }, { warnedEvent: event.eventId }),
      dated(event),
      changed(event),
    ],
    MeetingNoted: (event) => {
      const { meeting, status, when } = event.data;
      return [put(notedMeetings, { meeting, committee: event.id, status, when }), changed(event)];
    },
    AgendaItemProposed: (event) => {
      const { proposal, title, about = null, process = null, reason = null } = event.data;
      const open = { status: 'open', meeting: null, item: null, settledBecause: null } as const;
      return [
        put(agendaProposals, { ...made(event, proposal), ...open, title, about, process, reason }),
        changed(event),
      ];
    },
    AgendaProposalSettled: (event) => {
      const { proposal: id, how: status, meeting = null, item = null, reason: settledBecause = null } = event.data;
      return [patch(agendaProposals, { id }, { status, meeting, item, settledBecause }), changed(event)];
    },
    RulesAdopted: (event) => [
      put(adoptedRules, { ...made(event, event.data.rules), title: event.data.title, from: event.data.from }),
      changed(event),
    ],
    TermConstituted: (event) => [
      put(legislativeTerms, { ...made(event, event.data.term), name: event.data.name, from: event.data.from }),
      ...event.data.ends.map((id) => patch(memberships, { id }, { until: event.data.endsOn })),
      changed(event),
    ],
    MemberAppointed: (event) => {
      const { membership, member } = event.data;
      return [appointed(event), seat(event, membership, member, membership), changed(event)];
    },
    SubstituteNamed: (event) => {
      const { substitution, membership, substitute, rank } = event.data;
      return [
        put(substitutions, { ...made(event, substitution), membership, substitute, rank }),
        seat(event, substitution, substitute, membership),
        changed(event),
      ];
    },
    MembershipEnded: (event) => [
      patch(memberships, { id: event.data.membership }, { until: event.data.on }),
      changed(event),
    ],
    CommitteeChairAssigned: (event) => {
      const { chair, byOffice, membership = null } = event.data;
      const office = `chair-${event.id}`;
      return [
        changed(event, { chair, chairByOffice: byOffice, chairMembership: membership }),
        byOffice ? seat(event, office, chair, null) : remove(committeeSeats, { seat: office }),
      ];
    },
    CommitteeDissolved: (event) => [
      ...event.data.ends.map((id) =>
        patch(memberships, { id }, { until: event.occurredOn, untilEvent: event.eventId }),
      ),
      dated(event),
      changed(event, { status: 'dissolved', dissolvedEvent: event.eventId }),
    ],
    DateRefined: (event) => [patch(committeeDates, { event: event.data.event }, { on: event.data.to }), changed(event)],
  },
});

type EventOf<T extends CommitteeEvent['type']> = Recorded<Extract<CommitteeEvent, { readonly type: T }>>;

function constituted(event: EventOf<'CommitteeConstituted'>): readonly RowChange[] {
  const { id, position, revision, data, eventId, metadata } = event;
  return [
    put(committees, {
      id,
      ordinal: position,
      revision,
      status: 'constituted',
      name: data.name,
      kind: data.kind,
      chair: null,
      chairMembership: null,
      chairByOffice: null,
      constitutedEvent: eventId,
      dissolvedEvent: null,
      evidence: metadata.evidence,
    }),
    dated(event),
    ...data.processes.map((process) => put(committeeProcesses, { committee: id, process })),
  ];
}

function seat({ id: committee }: Recorded, of: string, member: Member, membership: string | null): RowChange {
  return put(committeeSeats, { seat: of, committee, member: memberKey(member), membership });
}

function appointed(event: EventOf<'MemberAppointed'>): RowChange {
  const { membership, member, organisation, seat, votingRight, from, until, term } = event.data;
  return put(memberships, {
    ...made(event, membership),
    member,
    organisation: organisation ?? null,
    seat: seat ?? null,
    votingRight,
    from,
    until: until ?? null,
    untilEvent: null,
    term: term ?? null,
  });
}

/** The columns that rows of parts take from their first event. */
function made(
  { id: committee, position, metadata }: Recorded,
  id: string,
): Pick<RowOf<typeof meetingPlans>, 'id' | 'ordinal' | 'committee' | 'evidence'> {
  return { id, ordinal: position, committee, evidence: metadata.evidence };
}

function dated({ eventId, id, occurredOn }: Recorded): RowChange {
  return put(committeeDates, { event: eventId, committee: id, on: occurredOn });
}

function changed({ id, revision }: Recorded, row: Parameters<typeof patch<typeof committees>>[2] = {}): RowChange {
  return patch(committees, { id }, { revision, ...row });
}
