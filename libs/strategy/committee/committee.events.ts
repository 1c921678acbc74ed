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

export type CommitteeEvent =
  | CommitteeConstituted
  | Message<'MeetingsPlanned', { readonly plan: string; readonly count: number; readonly period: PartialDate }>
  | Message<'RulesAdopted', { readonly rules: string; readonly title: string; readonly from: PartialDate }>
  | TermConstituted
  | MemberAppointed
  | SubstituteNamed
  | MembershipEnded
  | CommitteeChairAssigned
  | Message<'CommitteeDissolved', { readonly ends: readonly string[] }>;
