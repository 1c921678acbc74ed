import { committees, meetings, memberships, membershipStatus } from '#council';
import type { Reads } from '#http';
import { organisations, persons } from '#parties';
import { receiversIn, reorganisations } from '#reorganisation';
import { assignments, goals, measures, processes, TO_DO } from '#steering';
import { inChunks } from '../week/in-chunks.js';

export const STILL_AS = ['lead', 'assignment', 'parent', 'process', 'meeting', 'membership', 'reorganisation'] as const;

/** `thing` is still with `ended`: led by it, given to it, below it, part of it, a meeting of it, or a seat of it. */
export interface StillWithEnded {
  readonly as: (typeof STILL_AS)[number];
  readonly thing: { readonly category: string; readonly id: string };
  readonly ended: { readonly category: string; readonly id: string };
}

/** What is open and still with an organisation, process, committee or person that has ended. */
export async function stillWithEnded(reads: Reads, today: string): Promise<readonly StillWithEnded[]> {
  return [
    ...(await withEndedOrganisations(reads)),
    ...(await inClosedProcesses(reads)),
    ...(await ofDissolvedCommittees(reads)),
    ...(await ofErasedPersons(reads, today)),
  ];
}

const OPEN_MEASURE = ['proposed', 'reviewed', 'adopted', 'inProgress', 'blocked'] as const;
const OPEN_GOAL = ['proposed', 'reviewed', 'adopted'] as const;

async function withEndedOrganisations(reads: Reads): Promise<readonly StillWithEnded[]> {
  const ended = await reads.rows(organisations, (all) => all.where('status', '=', 'ended'));
  const ids = ended.map(({ id }) => id);
  const led = await inChunks(ids, (some) =>
    reads.rows(measures, (all) => all.where('lead', 'in', some).where('status', 'in', OPEN_MEASURE).orderBy('ordinal')),
  );
  const ledProcesses = await inChunks(ids, (some) =>
    reads.rows(processes, (all) => all.where('lead', 'in', some).where('status', '!=', 'closed').orderBy('ordinal')),
  );
  const given = await inChunks(ids, (some) =>
    reads.rows(assignments, (all) => all.where('to', 'in', some).where('status', 'in', TO_DO).orderBy('ordinal')),
  );
  const below = await inChunks(ids, (some) =>
    reads.rows(organisations, (all) =>
      all.where('parent', 'in', some).where('status', '!=', 'ended').orderBy('ordinal'),
    ),
  );
  return [
    ...ledProcesses.flatMap(({ id, lead }) => still('lead', 'strategyProcess', id, 'organisation', lead)),
    ...led.flatMap(({ id, lead }) => still('lead', 'measure', id, 'organisation', lead)),
    ...given.flatMap(({ id, to }) => still('assignment', 'assignment', id, 'organisation', to)),
    ...(await ahead(reads, new Set(ids))),
    ...below.flatMap(({ id, parent }) => still('parent', 'organisation', id, 'organisation', parent)),
  ];
}

/** Recorded reorganisations that give something to a unit that has ended meanwhile: they wait for another unit. */
async function ahead(reads: Reads, ended: ReadonlySet<string>): Promise<readonly StillWithEnded[]> {
  const recorded = await reads.rows(reorganisations, (all) => all.where('status', '=', 'recorded').orderBy('ordinal'));
  return recorded.flatMap(({ id, change }) =>
    receiversIn(change)
      .filter(({ id: unit }) => ended.has(unit))
      .flatMap(({ id: unit }) => still('reorganisation', 'reorganisation', id, 'organisation', unit)),
  );
}

async function inClosedProcesses(reads: Reads): Promise<readonly StillWithEnded[]> {
  const closed = await reads.rows(processes, (all) => all.where('status', '=', 'closed'));
  const ids = closed.map(({ id }) => id);
  const openMeasures = await inChunks(ids, (some) =>
    reads.rows(measures, (all) =>
      all.where('process', 'in', some).where('status', 'in', OPEN_MEASURE).orderBy('ordinal'),
    ),
  );
  const openGoals = await inChunks(ids, (some) =>
    reads.rows(goals, (all) => all.where('process', 'in', some).where('status', 'in', OPEN_GOAL).orderBy('ordinal')),
  );
  return [
    ...openMeasures.flatMap(({ id, process }) => still('process', 'measure', id, 'strategyProcess', process)),
    ...openGoals.flatMap(({ id, process }) => still('process', 'goal', id, 'strategyProcess', process)),
  ];
}

async function ofDissolvedCommittees(reads: Reads): Promise<readonly StillWithEnded[]> {
  const dissolved = await reads.rows(committees, (all) => all.where('status', '=', 'dissolved'));
  const ahead = await inChunks(
    dissolved.map(({ id }) => id),
    (some) =>
      reads.rows(meetings, (all) =>
        all.where('committee', 'in', some).where('status', 'in', ['planned', 'invited']).orderBy('ordinal'),
      ),
  );
  return ahead.flatMap(({ id, committee }) => still('meeting', 'meeting', id, 'committee', committee));
}

/** Persons whose data were erased are few, and so are the seats of a city. */
async function ofErasedPersons(reads: Reads, today: string): Promise<readonly StillWithEnded[]> {
  const erased = await reads.rows(persons, (all) => all.where('status', '=', 'erased'));
  if (erased.length === 0) return [];
  const ids = new Set(erased.map(({ id }) => id));
  const seats = await reads.rows(memberships, (all) => all.orderBy('ordinal'));
  return seats.flatMap(({ committee, member, from, until }) => {
    const isHeld = member.kind === 'person' && ids.has(member.id) && membershipStatus(from, until, today) !== 'ended';
    return isHeld ? still('membership', 'committee', committee, 'person', member.id) : [];
  });
}

function still(
  as: StillWithEnded['as'],
  category: string,
  id: string,
  endedCategory: string,
  ended: string | null,
): readonly StillWithEnded[] {
  return ended === null ? [] : [{ as, thing: { category, id }, ended: { category: endedCategory, id: ended } }];
}
