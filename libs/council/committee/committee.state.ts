import type { PartialDate } from '#event-sourcing';
import type { OpenProposals } from './agenda-proposals/agenda-proposals.state.js';
import type { CommitteeKind } from './committee.commands.js';
import type { Member } from './member.fields.js';
import type { Memberships } from './memberships/memberships.state.js';
import type { PlannedMeetings } from './planned-meetings/planned-meetings.state.js';

export type Committee = { readonly status: 'unknown' } | ConstitutedCommittee | DissolvedCommittee;

export interface ConstitutedCommittee {
  readonly status: 'constituted';
  readonly name: string;
  readonly kind: CommitteeKind;
  /** The day, and the event by which `RefineDate` names it. */
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
