import type { CommandOf } from '#commands';
import type { DateRefined, Decider, Evolved, GeneralRefusal, PartialDate } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  certainlyAfter,
  certainlyBefore,
  germanGeneral,
  partId,
  refuse,
  refuseMissing,
} from '#event-sourcing';
import type { MissingReferenceRefusal, ReferenceFacts } from '#shared-kernel';
import { germanMissingReference, refuseMissingReference, sameParty } from '#shared-kernel';
import type { OpenProposals, ProposalRefusal, UnfitProposal } from './agenda-proposals.js';
import { decideProposal, evolveProposals, germanProposals } from './agenda-proposals.js';
import type { committeeCommands, CommitteeKind, Member } from './committee.commands.js';
import type { CommitteeConstituted, CommitteeEvent } from './committee.events.js';
import type { PlannedMeetings, PlannedMeetingsRefusal } from './planned-meetings.js';
import {
  decidePlannedMeetings,
  evolvePlannedMeetings,
  germanPlannedMeetings,
  nothingPlanned,
} from './planned-meetings.js';
import type { MembershipEvent, MembershipRefusal, Memberships } from './memberships.js';
import {
  decideMembership,
  endedByTerm,
  evolveMemberships,
  germanMembership,
  membershipOf,
  openMemberships,
} from './memberships.js';

export type Committee = { readonly status: 'unknown' } | ConstitutedCommittee | DissolvedCommittee;

export interface ConstitutedCommittee {
  readonly status: 'constituted';
  readonly name: string;
  readonly kind: CommitteeKind;
  /** The day and the event that says it: `DateRefined` names the event. */
  readonly constituted: { readonly on: PartialDate; readonly event: string };
  readonly term?: { readonly id: string; readonly name: string; readonly from: PartialDate };
  readonly memberships: Memberships;
  readonly planned: PlannedMeetings;
  readonly proposals: OpenProposals;
  readonly rules: readonly { readonly title: string; readonly from: PartialDate }[];
  readonly chair?: { readonly member: Member; readonly membership?: string };
}

export interface DissolvedCommittee {
  readonly status: 'dissolved';
  readonly name: string;
  readonly kind: CommitteeKind;
}

export type CommitteeCommand = CommandOf<(typeof committeeCommands)[number]>;

export type CommitteeRefusal =
  | 'committee is constituted already'
  | 'committee is dissolved'
  | 'committee would be dissolved before it was constituted'
  | 'these rules are adopted already'
  | 'term would begin before the one before it'
  | 'the chair is no member of the committee'
  | PlannedMeetingsRefusal
  | ProposalRefusal
  | MembershipRefusal
  | MissingReferenceRefusal
  | Extract<GeneralRefusal, 'the fact lies in the future' | 'not found'>;

export interface CommitteeFacts extends ReferenceFacts {
  readonly unfit?: UnfitProposal;
}

export const committeeDecider: Decider<CommitteeCommand, Committee, CommitteeEvent, CommitteeRefusal, CommitteeFacts> =
  {
    category: 'committee',
    initial: { status: 'unknown' },
    events: {
      CommitteeConstituted: 1,
      MeetingsPlanned: 1,
      CadenceWarned: 1,
      MeetingNoted: 1,
      AgendaItemProposed: 1,
      AgendaProposalSettled: 1,
      RulesAdopted: 1,
      TermConstituted: 1,
      MemberAppointed: 1,
      SubstituteNamed: 1,
      MembershipEnded: 1,
      CommitteeChairAssigned: 1,
      CommitteeDissolved: 1,
    },
    german: {
      'committee is constituted already': 'Das Gremium ist schon gebildet.',
      'committee is dissolved': 'Das Gremium ist aufgelöst.',
      'committee would be dissolved before it was constituted': 'Das Gremium würde vor seiner Bildung aufgelöst.',
      'these rules are adopted already': 'Diese Regeln sind ab diesem Tag schon beschlossen.',
      'term would begin before the one before it': 'Die Wahlperiode würde vor der vorigen beginnen.',
      'the chair is no member of the committee': 'Der Vorsitz gehört dem Gremium nicht an.',
      'not found': germanGeneral['not found'],
      'the fact lies in the future': germanGeneral['the fact lies in the future'],
      ...germanPlannedMeetings,
      ...germanProposals,
      ...germanMembership,
      ...germanMissingReference,
    },
    decide,
    evolve: (committee, event) =>
      event.type === 'CommitteeConstituted'
        ? constituted(event)
        : committee.status === 'constituted'
          ? evolveConstituted(committee, event)
          : committee,
  };

type Decision = ReturnType<typeof committeeDecider.decide>;

function decide(command: CommitteeCommand, committee: Committee, facts: CommitteeFacts): Decision {
  if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
  if (command.type === 'ConstituteCommittee') return decideConstitution(command, committee);
  if (committee.status === 'unknown') return refuseMissing('not found');
  if (committee.status === 'dissolved') {
    // What happened elsewhere is noted as long as the committee is there.
    return command.type === 'NoteMeeting' ? acceptAsIs('committee is dissolved') : refuse('committee is dissolved');
  }
  switch (command.type) {
    case 'PlanMeetings':
    case 'NoteMeeting':
    case 'WarnOfCadence':
      return decidePlannedMeetings(command, committee.planned);
    case 'AdoptRules':
    case 'ConstituteTerm':
      return decideWork(command, committee);
    case 'AppointMember':
    case 'NameSubstitute':
    case 'EndMembership':
      return decideMembership(command, committee);
    case 'AssignCommitteeChair':
      return decideChair(command, committee);
    case 'ProposeAgendaItem':
    case 'SettleAgendaProposal':
      return decideProposal(command, committee.proposals, facts.unfit);
    case 'DissolveCommittee':
      if (certainlyBefore(command.meta.occurredOn, committee.constituted.on)) {
        return refuse('committee would be dissolved before it was constituted');
      }
      return accept({ type: 'CommitteeDissolved', data: { ends: openMemberships(committee.memberships) } });
  }
}

function decideConstitution(
  { data, meta }: Extract<CommitteeCommand, { type: 'ConstituteCommittee' }>,
  committee: Committee,
): Decision {
  if (committee.status !== 'unknown') return refuse('committee is constituted already');
  const { constitutedOn, processes = [], ...rest } = data;
  if (constitutedOn !== undefined && certainlyAfter(constitutedOn, meta.today)) {
    return refuse('the fact lies in the future');
  }
  return accept({
    type: 'CommitteeConstituted',
    data: { ...rest, processes },
    ...(constitutedOn !== undefined && { occurredOn: constitutedOn }),
  });
}

function decideWork(
  { type, data, meta }: Extract<CommitteeCommand, { type: 'AdoptRules' | 'ConstituteTerm' }>,
  committee: ConstitutedCommittee,
): Decision {
  switch (type) {
    case 'AdoptRules':
      if (committee.rules.some((rules) => rules.title === data.title && rules.from === data.from)) {
        return refuse('these rules are adopted already');
      }
      return accept({ type: 'RulesAdopted', data: { rules: partId(meta.commandId, 'rules', 0), ...data } });
    case 'ConstituteTerm': {
      const { term } = committee;
      if (term?.name === data.name && term.from === data.from) return acceptAsIs('this term is constituted already');
      if (term !== undefined && certainlyBefore(data.from, term.from)) {
        return refuse('term would begin before the one before it');
      }
      const ending = endedByTerm(committee.memberships, data.from);
      return accept({ type: 'TermConstituted', data: { term: partId(meta.commandId, 'term', 0), ...data, ...ending } });
    }
  }
}

/** Where no membership is recorded, who the members are is unknown, and the chair may be one of them. */
function decideChair(
  { data, meta }: Extract<CommitteeCommand, { type: 'AssignCommitteeChair' }>,
  committee: ConstitutedCommittee,
): Decision {
  const { chair, byOffice = false } = data;
  if (committee.chair !== undefined && sameParty(committee.chair.member, chair)) return acceptAsIs('chairs already');
  const membership = membershipOf(committee.memberships, chair, meta.today);
  const membersKnown = Object.keys(committee.memberships).length > 0;
  if (!byOffice && membersKnown && membership === undefined) return refuse('the chair is no member of the committee');
  return accept({
    type: 'CommitteeChairAssigned',
    data: { chair, byOffice, ...(!byOffice && membership !== undefined && { membership }) },
  });
}

function constituted({ data, occurredOn, eventId }: Evolved<CommitteeConstituted>): ConstitutedCommittee {
  const { name, kind } = data;
  return {
    status: 'constituted',
    name,
    kind,
    constituted: { on: occurredOn, event: eventId },
    memberships: {},
    planned: nothingPlanned,
    proposals: {},
    rules: [],
  };
}

function evolveConstituted(
  committee: ConstitutedCommittee,
  event: Exclude<Evolved<CommitteeEvent | DateRefined>, { type: 'CommitteeConstituted' }>,
): Committee {
  switch (event.type) {
    case 'MeetingsPlanned':
    case 'CadenceWarned':
    case 'MeetingNoted':
      return { ...committee, planned: evolvePlannedMeetings(committee.planned, event) };
    case 'AgendaItemProposed':
    case 'AgendaProposalSettled':
      return { ...committee, proposals: evolveProposals(committee.proposals, event) };
    case 'RulesAdopted': {
      const { title, from } = event.data;
      return { ...committee, rules: [...committee.rules, { title, from }] };
    }
    case 'TermConstituted': {
      const { term: id, name, from, ends } = event.data;
      return { ...withMemberships(committee, event, ends), term: { id, name, from } };
    }
    case 'MemberAppointed':
    case 'SubstituteNamed':
      return withMemberships(committee, event, []);
    case 'MembershipEnded':
      return withMemberships(committee, event, [event.data.membership]);
    case 'CommitteeChairAssigned': {
      const { chair: member, membership } = event.data;
      return { ...committee, chair: { member, ...(membership !== undefined && { membership }) } };
    }
    case 'CommitteeDissolved':
      return { status: 'dissolved', name: committee.name, kind: committee.kind };
    case 'DateRefined': {
      const { event: refined, to } = event.data;
      return refined === committee.constituted.event
        ? { ...committee, constituted: { event: refined, on: to } }
        : committee;
    }
  }
}

/** Who chairs as a member chairs no longer than the membership lasts. */
function withMemberships(
  { chair, ...committee }: ConstitutedCommittee,
  event: Evolved<MembershipEvent>,
  ended: readonly string[],
): ConstitutedCommittee {
  const stays = chair !== undefined && (chair.membership === undefined || !ended.includes(chair.membership));
  return {
    ...committee,
    memberships: evolveMemberships(committee.memberships, event),
    ...(stays && { chair }),
  };
}
