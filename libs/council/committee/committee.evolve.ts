import type { DateRefined, Evolved } from '#event-sourcing';
import { evolveByType } from '#event-sourcing';
import { evolveProposals } from './agenda-proposals/agenda-proposals.evolve.js';
import type { CommitteeEvent } from './committee.events.js';
import type { Committee, ConstitutedCommittee } from './committee.state.js';
import { endMemberships, evolveMemberships } from './memberships/memberships.evolve.js';
import { evolvePlannedMeetings } from './planned-meetings/planned-meetings.evolve.js';
import { NOTHING_PLANNED } from './planned-meetings/planned-meetings.state.js';

type Constituted = Extract<CommitteeEvent, { readonly type: 'CommitteeConstituted' }>;
type Dissolved = Extract<CommitteeEvent, { readonly type: 'CommitteeDissolved' }>;

export function evolveCommittee(committee: Committee, event: Evolved<CommitteeEvent | DateRefined>): Committee {
  if (event.type === 'CommitteeConstituted') return constituted(event);
  if (committee.status !== 'constituted') return committee;
  if (event.type === 'CommitteeDissolved') {
    return { status: 'dissolved', name: committee.name, kind: committee.kind };
  }
  return evolveConstituted(committee, event);
}

function constituted({ data: { name, kind }, occurredOn, eventId }: Evolved<Constituted>): ConstitutedCommittee {
  return {
    status: 'constituted',
    name,
    kind,
    constituted: { on: occurredOn, event: eventId },
    memberships: {},
    planned: NOTHING_PLANNED,
    proposals: {},
    rules: [],
  };
}

const evolveConstituted = evolveByType<ConstitutedCommittee, Exclude<CommitteeEvent, Constituted | Dissolved>>({
  ...evolveMemberships,
  ...evolvePlannedMeetings,
  ...evolveProposals,
  RulesAdopted: (committee, { data: { title, from } }) => ({
    ...committee,
    rules: [...committee.rules, { title, from }],
  }),
  TermConstituted: (committee, { data: { term: id, name, from, ends, endsOn } }) => ({
    ...endMemberships(committee, ends, endsOn),
    term: { id, name, from },
  }),
  CommitteeChairAssigned: (committee, { data: { chair: member, membership } }) => ({
    ...committee,
    chair: { member, ...(membership !== undefined && { membership }) },
  }),
  DateRefined: (committee, { data: { event, to } }) =>
    event === committee.constituted.event ? { ...committee, constituted: { event, on: to } } : committee,
});
