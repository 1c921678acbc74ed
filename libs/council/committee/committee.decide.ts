import type { CommandOf } from '#commands';
import type { Decider, DecideMap, Decision } from '#event-sourcing';
import {
  accept,
  acceptAsIs,
  certainlyAfter,
  certainlyBefore,
  decideByType,
  partId,
  refuse,
  refuseMissing,
} from '#event-sourcing';
import type { ReferenceFacts } from '#shared-kernel';
import { refuseMissingReference, sameParty } from '#shared-kernel';
import type { ProposalFacts } from './agenda-proposals/agenda-proposals.decide.js';
import { proposalDecisions } from './agenda-proposals/agenda-proposals.decide.js';
import type { committeeCommands } from './committee.commands.js';
import type { CommitteeEvent } from './committee.events.js';
import { committeeShapes } from './committee.events.js';
import { evolveCommittee } from './committee.evolve.js';
import type { CommitteeRefusal } from './committee.refusals.js';
import { germanCommittee } from './committee.refusals.js';
import type { Committee, ConstitutedCommittee } from './committee.state.js';
import { membershipDecisions } from './memberships/memberships.decide.js';
import { endedByTerm, membershipOf, openMemberships } from './memberships/memberships.state.js';
import { plannedMeetingsDecisions } from './planned-meetings/planned-meetings.decide.js';

export type CommitteeCommand = CommandOf<(typeof committeeCommands)[number]>;
export type CommitteeFacts = ReferenceFacts & ProposalFacts;

type CommitteeDecision = Decision<CommitteeEvent, CommitteeRefusal>;
type Constitution = Extract<CommitteeCommand, { readonly type: 'ConstituteCommittee' }>;
type Work = Extract<
  CommitteeCommand,
  { readonly type: 'AdoptRules' | 'ConstituteTerm' | 'AssignCommitteeChair' | 'DissolveCommittee' }
>;

export const committeeDecider: Decider<CommitteeCommand, Committee, CommitteeEvent, CommitteeRefusal, CommitteeFacts> =
  {
    category: 'committee',
    initial: { status: 'unknown' },
    events: committeeShapes,
    german: germanCommittee,
    decide: (command, committee, facts) => {
      if (facts.missing !== undefined) return refuseMissingReference(facts.missing);
      if (command.type === 'ConstituteCommittee') return constitute(command, committee);
      if (committee.status === 'unknown') return refuseMissing('not found');
      return committee.status === 'dissolved' ? decideDissolved(command) : decideConstituted(command, committee, facts);
    },
    evolve: evolveCommittee,
  };

function constitute({ data, meta }: Constitution, { status }: Committee): CommitteeDecision {
  if (status !== 'unknown') return refuse('committee is constituted already');
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

/** The policy's news of meetings are no error after the dissolution; they change nothing. */
function decideDissolved({ type }: CommitteeCommand): CommitteeDecision {
  return type === 'NoteMeeting' ? acceptAsIs('committee is dissolved') : refuse('committee is dissolved');
}

const work: DecideMap<Work, ConstitutedCommittee, CommitteeEvent, CommitteeRefusal, unknown> = {
  AdoptRules: ({ data, meta }, { rules }) =>
    rules.some(({ title, from }) => title === data.title && from === data.from)
      ? refuse('these rules are adopted already')
      : accept({ type: 'RulesAdopted', data: { rules: partId(meta.commandId, 'rules', 0), ...data } }),
  ConstituteTerm: ({ data, meta }, { term, memberships }) => {
    if (term?.name === data.name && term.from === data.from) return acceptAsIs('this term is constituted already');
    if (term !== undefined && certainlyBefore(data.from, term.from)) {
      return refuse('term would begin before the one before it');
    }
    const ending = endedByTerm(memberships, data.from);
    return accept({ type: 'TermConstituted', data: { term: partId(meta.commandId, 'term', 0), ...data, ...ending } });
  },
  AssignCommitteeChair: ({ data, meta }, committee) => {
    const { chair, byOffice = false } = data;
    if (committee.chair !== undefined && sameParty(committee.chair.member, chair)) return acceptAsIs('chairs already');
    const membership = membershipOf(committee.memberships, chair, meta.today);
    // Without a recorded membership the members are unknown, and the chair may be one of them.
    const membersKnown = Object.keys(committee.memberships).length > 0;
    if (!byOffice && membersKnown && membership === undefined) return refuse('the chair is no member of the committee');
    return accept({
      type: 'CommitteeChairAssigned',
      data: { chair, byOffice, ...(!byOffice && membership !== undefined && { membership }) },
    });
  },
  DissolveCommittee: ({ meta }, { constituted, memberships }) =>
    certainlyBefore(meta.occurredOn, constituted.on)
      ? refuse('committee would be dissolved before it was constituted')
      : accept({ type: 'CommitteeDissolved', data: { ends: openMemberships(memberships) } }),
};

const decideConstituted = decideByType<
  Exclude<CommitteeCommand, Constitution>,
  ConstitutedCommittee,
  CommitteeEvent,
  CommitteeRefusal,
  CommitteeFacts
>({ ...work, ...membershipDecisions, ...plannedMeetingsDecisions, ...proposalDecisions });
