import type { Message, PartialDate } from '#event-sourcing';
import type { CommitteeKind, Member, VotingRight } from './committee.commands.js';

export type CommitteeConstituted = Message<
  'CommitteeConstituted',
  { readonly name: string; readonly kind: CommitteeKind; readonly processes: readonly string[] }
>;
export type MemberAppointed = Message<
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
>;
export type SubstituteNamed = Message<
  'SubstituteNamed',
  { readonly substitution: string; readonly membership: string; readonly substitute: Member; readonly rank: number }
>;
export type MembershipEnded = Message<'MembershipEnded', { readonly membership: string; readonly on: PartialDate }>;
/** `ends` are the memberships that end with the old term; `endsOn` is their last day. */
export type TermConstituted = Message<
  'TermConstituted',
  {
    readonly term: string;
    readonly name: string;
    readonly from: PartialDate;
    readonly ends: readonly string[];
    readonly endsOn: PartialDate;
  }
>;
/** `membership` is absent for a chair by office, and where the members are unknown. */
export type CommitteeChairAssigned = Message<
  'CommitteeChairAssigned',
  { readonly chair: Member; readonly byOffice: boolean; readonly membership?: string }
>;

export type MeetingsPlanned = Message<
  'MeetingsPlanned',
  { readonly plan: string; readonly count: number; readonly period: PartialDate }
>;

/** A meeting of the committee as its own stream tells it; `held` once it was opened. */
export type MeetingNoted = Message<
  'MeetingNoted',
  { readonly meeting: string; readonly status: NotedStatus; readonly when: PartialDate }
>;
export type NotedStatus = 'planned' | 'held' | 'cancelled';

/** What a proposal for the agenda is about. */
export type ProposalSubject = { readonly kind: 'measure' | 'goal' | 'paper' | 'decision'; readonly id: string };

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
  /** It came on the agenda of a meeting, or it was dropped. */
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

/** The planned meetings of a period cannot be held any more; counts are of the day of the warning. */
export type CadenceWarned = Message<
  'CadenceWarned',
  {
    readonly plan: string;
    readonly period: PartialDate;
    readonly count: number;
    readonly held: number;
    readonly scheduled: number;
  }
>;

export type CommitteeEvent =
  | CommitteeConstituted
  | MeetingsPlanned
  | CadenceWarned
  | MeetingNoted
  | AgendaProposalEvent
  | Message<'RulesAdopted', { readonly rules: string; readonly title: string; readonly from: PartialDate }>
  | TermConstituted
  | MemberAppointed
  | SubstituteNamed
  | MembershipEnded
  | CommitteeChairAssigned
  | Message<'CommitteeDissolved', { readonly ends: readonly string[] }>;

/** Events that the time line leaves out: the meeting has entries of its own. */
export const COMMITTEE_OWN_RECORD = ['MeetingNoted'] as const satisfies readonly CommitteeEvent['type'][];
