import type { RowOf } from '#event-sourcing';
import type { CommitteeAnswer, CommitteeListed, MeetingPlanAnswer, MembershipAnswer } from './committee.answer.js';
import type {
  adoptedRules,
  agendaProposals,
  committeeDates,
  committeeProcesses,
  committees,
  legislativeTerms,
  meetingPlans,
  memberships,
  notedMeetings,
  substitutions,
} from './committee.tables.js';
import { membershipStatus } from './memberships/membership-status.js';
import { cadenceOf } from './planned-meetings/cadence.js';

export interface CommitteeRows {
  readonly committee: RowOf<typeof committees>;
  readonly dates: readonly RowOf<typeof committeeDates>[];
  readonly processes: readonly RowOf<typeof committeeProcesses>[];
  readonly plans: readonly RowOf<typeof meetingPlans>[];
  readonly meetings: readonly RowOf<typeof notedMeetings>[];
  readonly proposals: readonly RowOf<typeof agendaProposals>[];
  readonly rules: readonly RowOf<typeof adoptedRules>[];
  readonly terms: readonly RowOf<typeof legislativeTerms>[];
  readonly memberships: readonly RowOf<typeof memberships>[];
  readonly substitutions: readonly RowOf<typeof substitutions>[];
}

/** Present dates of events, by the ids of the events. */
type Dates = ReadonlyMap<string, string>;

export function listedView({ id, name, kind, status, revision, evidence }: RowOf<typeof committees>): CommitteeListed {
  return { id, name, kind, status, evidence, revision: revision.toString() };
}

/** One committee with all its parts; `today` decides which memberships are current. */
export function committeeView(rows: CommitteeRows, today: string): CommitteeAnswer {
  const { committee } = rows;
  const { id, name, kind, status, constitutedEvent, dissolvedEvent, evidence, revision } = committee;
  const dates = new Map(rows.dates.map(({ event, on }) => [event, on]));
  const members = rows.memberships.map((row) => memberView(row, rows.substitutions, dates, today));
  return {
    id,
    name,
    kind,
    status,
    constituted: dated(constitutedEvent, dates),
    dissolved: dissolvedEvent === null ? null : dated(dissolvedEvent, dates),
    chair: chairView(committee, members),
    processes: rows.processes.map(({ process }) => process),
    meetingPlans: rows.plans.map((plan) => planView(plan, rows.meetings, dates, today)),
    agendaProposals: rows.proposals.map(partView),
    rules: rows.rules.map(partView),
    terms: rows.terms.map(partView),
    memberships: members,
    evidence,
    revision: revision.toString(),
  };
}

/** A chair who is a member chairs no longer than the membership lasts. */
function chairView(
  { chair: member, chairByOffice: byOffice, chairMembership: membership }: CommitteeRows['committee'],
  members: readonly MembershipAnswer[],
): CommitteeAnswer['chair'] {
  const held = membership === null ? undefined : members.find(({ id }) => id === membership);
  return member === null || held?.status === 'ended' ? null : { member, byOffice, membership };
}

function planView(
  { warnedEvent, ...plan }: CommitteeRows['plans'][number],
  meetings: CommitteeRows['meetings'],
  dates: Dates,
  today: string,
): MeetingPlanAnswer {
  const { held, scheduled, impossibleFrom } = cadenceOf(plan, meetings, today);
  const canBeMet = impossibleFrom === null || today < impossibleFrom;
  const warnedOn = warnedEvent === null ? null : (dates.get(warnedEvent) ?? 'unknown');
  return { ...partView(plan), held, scheduled, canBeMet, impossibleFrom, warnedOn };
}

function memberView(
  { untilEvent, ...row }: CommitteeRows['memberships'][number],
  substitutions: CommitteeRows['substitutions'],
  dates: Dates,
  today: string,
): MembershipAnswer {
  const until = (untilEvent === null ? undefined : dates.get(untilEvent)) ?? row.until;
  return {
    ...partView(row),
    until,
    status: membershipStatus(row.from, until, today),
    substitutes: substitutions
      .filter(({ membership }) => membership === row.id)
      .map(({ id, substitute, rank, evidence }) => ({ id, substitute, rank, evidence })),
  };
}

function dated(event: string, dates: Dates): CommitteeAnswer['constituted'] {
  return { on: dates.get(event) ?? 'unknown', event };
}

function partView<P extends { readonly committee: string; readonly ordinal: bigint }>(
  row: P,
): Omit<P, 'committee' | 'ordinal'> {
  const { committee, ordinal, ...shown } = row;
  return shown;
}
