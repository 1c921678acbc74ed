import type { EventShapes, Message, PartialDate } from '#event-sourcing';
import type { ProposalSubject } from './agenda-proposals/agenda-proposals.commands.js';
import type { CommitteeKind } from './committee.commands.js';
import type { Member } from './member.fields.js';
import type { VotingRight } from './memberships/memberships.commands.js';
import type { NotedStatus } from './planned-meetings/cadence.js';

export type CommitteeEvent =
  | Message<
      'CommitteeConstituted',
      { readonly name: string; readonly kind: CommitteeKind; readonly processes: readonly string[] }
    >
  | Message<'RulesAdopted', { readonly rules: string; readonly title: string; readonly from: PartialDate }>
  /** `ends` are the memberships that end with the old term; `endsOn` is their last day. */
  | Message<
      'TermConstituted',
      {
        readonly term: string;
        readonly name: string;
        readonly from: PartialDate;
        readonly ends: readonly string[];
        readonly endsOn: PartialDate;
      }
    >
  /** `membership` is absent for a chair by office, and where the members are unknown. */
  | Message<
      'CommitteeChairAssigned',
      { readonly chair: Member; readonly byOffice: boolean; readonly membership?: string }
    >
  | Message<'CommitteeDissolved', { readonly ends: readonly string[] }>
  | MembershipEvent
  | PlannedMeetingsEvent
  | AgendaProposalEvent;

export type MembershipEvent =
  | Message<
      'MemberAppointed',
      {
        readonly membership: string;
        readonly member: Member;
        readonly organisation?: string;
        readonly seat?: string;
        readonly votingRight: VotingRight;
        readonly from: PartialDate;
        readonly until?: PartialDate;
        readonly term?: string;
      }
    >
  | Message<
      'SubstituteNamed',
      { readonly substitution: string; readonly membership: string; readonly substitute: Member; readonly rank: number }
    >
  | Message<'MembershipEnded', { readonly membership: string; readonly on: PartialDate }>;

export type PlannedMeetingsEvent =
  | Message<'MeetingsPlanned', { readonly plan: string; readonly count: number; readonly period: PartialDate }>
  /** The state of a meeting of the committee, taken from the meeting's stream. */
  | Message<'MeetingNoted', { readonly meeting: string; readonly status: NotedStatus; readonly when: PartialDate }>
  /** The planned meetings of a period cannot be held any more; counts are of the day of the warning. */
  | Message<
      'CadenceWarned',
      {
        readonly plan: string;
        readonly period: PartialDate;
        readonly count: number;
        readonly held: number;
        readonly scheduled: number;
      }
    >;

export type AgendaProposalEvent =
  | Message<
      'AgendaItemProposed',
      {
        readonly proposal: string;
        readonly title: string;
        readonly about?: ProposalSubject;
        readonly process?: string;
        readonly reason?: string;
      }
    >
  /** The proposal came on the agenda of a meeting, or it was dropped. */
  | Message<
      'AgendaProposalSettled',
      {
        readonly proposal: string;
        readonly how: 'scheduled' | 'dropped';
        readonly meeting?: string;
        readonly item?: string;
        readonly reason?: string;
      }
    >;

/** Shapes by parts, so that a reader may leave a part as a whole. */
export const membershipShapes = {
  TermConstituted: 1,
  MemberAppointed: 1,
  SubstituteNamed: 1,
  MembershipEnded: 1,
  CommitteeChairAssigned: 1,
} as const;
export const proposalShapes = {
  AgendaItemProposed: 1,
  AgendaProposalSettled: 1,
} as const satisfies EventShapes<AgendaProposalEvent>;

export const committeeShapes: EventShapes<CommitteeEvent> = {
  CommitteeConstituted: 1,
  MeetingsPlanned: 1,
  CadenceWarned: 1,
  MeetingNoted: 1,
  RulesAdopted: 1,
  ...membershipShapes,
  ...proposalShapes,
  CommitteeDissolved: 1,
};

/** Events that the time line leaves out: the meeting has entries of its own. */
export const COMMITTEE_OWN_RECORD = ['MeetingNoted'] as const satisfies readonly CommitteeEvent['type'][];

/** Events that the time line shows as one entry and nothing else. */
export const COMMITTEE_ENTRIES = [
  'MeetingsPlanned',
  'CadenceWarned',
  'AgendaItemProposed',
  'AgendaProposalSettled',
  'RulesAdopted',
  'TermConstituted',
  'MemberAppointed',
  'SubstituteNamed',
  'MembershipEnded',
  'CommitteeChairAssigned',
  'CommitteeDissolved',
] as const satisfies readonly CommitteeEvent['type'][];
