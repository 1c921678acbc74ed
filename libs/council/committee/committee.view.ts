import type { RowOf } from '#event-sourcing';
import { cadenceOf } from './cadence.js';
import type { NotedStatus } from './committee.events.js';
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
} from './committee.projection.js';
import { membershipStatus } from './membership-status.js';

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

/** One committee as it is read; `today` decides which memberships are current. */
export function committeeView(rows: CommitteeRows, today: string): object {
  const { committee } = rows;
  const dates = new Map(rows.dates.map(({ event, on }) => [event, on]));
  const members = rows.memberships.map((row) => memberView(row, rows.substitutions, dates, today));
  const chairs =
    committee.chairMembership === null ? undefined : members.find(({ id }) => id === committee.chairMembership);
  return {
    id: committee.id,
    name: committee.name,
    kind: committee.kind,
    status: committee.status,
    constituted: dated(committee.constitutedEvent, dates),
    dissolved: committee.dissolvedEvent === null ? null : dated(committee.dissolvedEvent, dates),
    chair:
      committee.chair === null || chairs?.status === 'ended'
        ? null
        : { member: committee.chair, byOffice: committee.chairByOffice, membership: committee.chairMembership },
    processes: rows.processes.map(({ process }) => process),
    meetingPlans: rows.plans.map((plan) => planView(plan, rows.meetings, dates, today)),
    agendaProposals: rows.proposals.map(partView),
    rules: rows.rules.map(partView),
    terms: rows.terms.map(partView),
    memberships: members,
    evidence: committee.evidence,
    revision: committee.revision.toString(),
  };
}

/** A plan with how far it is on the day. */
function planView(
  { warnedEvent, ...plan }: CommitteeRows['plans'][number],
  meetings: CommitteeRows['meetings'],
  dates: ReadonlyMap<string, string>,
  today: string,
): object {
  // The projection alone writes the column.
  const noted = meetings.map(({ status, when }) => ({ status: status as NotedStatus, when }));
  const { held, scheduled, impossibleFrom } = cadenceOf(plan, noted, today);
  const canBeMet = impossibleFrom === null || today < impossibleFrom;
  const warnedOn = warnedEvent === null ? null : (dates.get(warnedEvent) ?? 'unknown');
  return { ...partView(plan), held, scheduled, canBeMet, impossibleFrom, warnedOn };
}

type MemberRow = CommitteeRows['memberships'][number];

interface MemberView {
  readonly id: string;
  readonly status: ReturnType<typeof membershipStatus>;
}

function memberView(
  row: MemberRow,
  substitutions: CommitteeRows['substitutions'],
  dates: ReadonlyMap<string, string>,
  today: string,
): MemberView {
  const { untilEvent, ...rest } = row;
  const until = (untilEvent === null ? undefined : dates.get(untilEvent)) ?? row.until;
  return {
    ...partView(rest),
    until,
    status: membershipStatus(row.from, until, today),
    substitutes: substitutions
      .filter(({ membership }) => membership === row.id)
      .map(({ id, substitute, rank, evidence }) => ({ id, substitute, rank, evidence })),
  } as MemberView;
}

function dated(event: string, dates: ReadonlyMap<string, string>): object {
  return { on: dates.get(event) ?? 'unknown', event };
}

function partView<P extends { readonly committee: string; readonly ordinal: bigint }>(
  row: P,
): Omit<P, 'committee' | 'ordinal'> {
  const { committee, ordinal, ...shown } = row;
  return shown;
}
