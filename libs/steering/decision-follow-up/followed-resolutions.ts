import type { RowOf } from '#event-sourcing';
import type { ReadModels } from '#http';
import type { CommitteeKind, ItemPaper, Outcome } from '#council';
import {
  agendaItems,
  committees,
  itemNamesOf,
  itemOutcomes,
  meetings,
  OUTCOMES,
  paperStepOutcomes,
  paperSubjects,
  papers,
} from '#council';
import type { Subject } from '#shared-kernel';
import { aboutOf, rowsIfReady, namesOf } from '#shared-kernel';
import { levelOfCommittee } from '../decision/resolution-level.js';
import { deviations } from '#shared-kernel';
import { goals } from '../goal/goal.tables.js';
import { measures } from '../measure/measure.tables.js';
import type { Followed } from './decision-follow-up.view.js';
import { namedPlaces, outcomeReminders } from './decision-follow-up.tables.js';

type OutcomeRow = RowOf<typeof itemOutcomes>;

/** Outcomes of meetings that adopt something of the process and have effect. */
export async function followedResolutions(reads: ReadModels, process: string): Promise<readonly Followed[]> {
  const own = new Set([
    ...(await reads.rows(measures, (all) => all.where('process', '=', process))).map(({ id }) => id),
    ...(await reads.rows(goals, (all) => all.where('process', '=', process))).map(({ id }) => id),
  ]);
  const outcomes = await effective(reads, await adoptingOutcomes(reads, [...own]));
  const listsOf = await listsOfOutcomes(reads, outcomes);
  const listing = outcomes.filter((outcome) => listsOf(outcome).some(({ id }) => own.has(id)));
  return await told(reads, listing, listsOf);
}

/** Of every item that names one of these things, or whose paper does; most of them decide nothing. */
async function adoptingOutcomes(reads: ReadModels, things: readonly string[]): Promise<readonly OutcomeRow[]> {
  const places = await rowsIfReady(things, (ids) => reads.rows(namedPlaces, (all) => all.where('thing', 'in', ids)));
  const written = [...new Set(places.flatMap(({ paper }) => paper ?? []))];
  const carried = await rowsIfReady(written, (ids) =>
    reads.rows(paperStepOutcomes, (all) => all.where('paper', 'in', ids)),
  );
  const items = new Set([
    ...places.flatMap(({ meeting, item }) => (meeting === null || item === null ? [] : [`${meeting} ${item}`])),
    ...carried.map(({ meeting, item }) => `${meeting} ${item}`),
  ]);
  const sittings = [...new Set([...items].map((place) => place.slice(0, place.indexOf(' '))))];
  const rows = await rowsIfReady(sittings, (ids) =>
    reads.rows(itemOutcomes, (all) => all.where('meeting', 'in', ids).where('correctedBy', 'is', null)),
  );
  // Projections write here what events say.
  return rows.filter(
    ({ meeting, item, outcome }) => items.has(`${meeting} ${item}`) && OUTCOMES[(outcome as Outcome).kind].adopts,
  );
}

/** Those without an invalidating deviation that is open or ended as void or repeated. */
async function effective(reads: ReadModels, outcomes: readonly OutcomeRow[]): Promise<readonly OutcomeRow[]> {
  const streams = [...new Set(outcomes.map(({ meeting }) => `meeting-${meeting}`))];
  const noted = await rowsIfReady(streams, (names) =>
    reads.rows(deviations, (all) => all.where('stream', 'in', names).where('weight', '=', 'invalidating')),
  );
  const lost = new Set(
    noted.filter(({ how }) => how !== 'cured' && how !== 'accepted').map(({ subject }) => subject ?? ''),
  );
  return outcomes.filter(({ outcomeId }) => !lost.has(outcomeId));
}

/** What an item names itself, else what the version of its paper names. */
async function listsOfOutcomes(
  reads: ReadModels,
  outcomes: readonly OutcomeRow[],
): Promise<(outcome: OutcomeRow) => readonly Subject[]> {
  const sittings = [...new Set(outcomes.map(({ meeting }) => meeting))];
  const items = await rowsIfReady(sittings, (ids) => reads.rows(agendaItems, (all) => all.where('meeting', 'in', ids)));
  const written = [...new Set(outcomes.flatMap((outcome) => paperOf(outcome)?.paper ?? []))];
  const versions = await rowsIfReady(written, (ids) => reads.rows(papers, (all) => all.where('id', 'in', ids)));
  const named = await rowsIfReady(written, (ids) => reads.rows(paperSubjects, (all) => all.where('paper', 'in', ids)));
  const ofItem = new Map(items.map(({ meeting, id, subjects }) => [`${meeting} ${id}`, subjectsIn(subjects)]));
  const ofPaper = new Map(named.map(({ paper, version, subjects }) => [`${paper} ${version}`, subjectsIn(subjects)]));
  const present = new Map(versions.map(({ id, version }) => [id, version]));
  return (outcome) => {
    const own = ofItem.get(`${outcome.meeting} ${outcome.item}`) ?? [];
    const rests = paperOf(outcome);
    if (own.length > 0 || rests === undefined) return own;
    return ofPaper.get(`${rests.paper} ${rests.version ?? present.get(rests.paper)}`) ?? [];
  };
}

function paperOf({ paper }: OutcomeRow): Extract<ItemPaper, { readonly kind: 'paper' }> | undefined {
  const rests = paper as ItemPaper;
  return rests.kind === 'paper' ? rests : undefined;
}

function subjectsIn(subjects: unknown): readonly Subject[] {
  return subjects === null ? [] : (subjects as readonly Subject[]);
}

async function told(
  reads: ReadModels,
  outcomes: readonly OutcomeRow[],
  listsOf: (outcome: OutcomeRow) => readonly Subject[],
): Promise<readonly Followed[]> {
  const nameOf = await namesOf(
    reads,
    outcomes.map(({ meeting: id }) => ({ kind: 'meeting', id })),
  );
  const itemOf = await itemNamesOf(
    reads,
    outcomes.map(({ meeting, item: id }) => ({ meeting, id })),
  );
  const levelOf = await levelsOf(reads, outcomes);
  const events = outcomes.map(({ event }) => event);
  const due = await rowsIfReady(events, (ids) => reads.rows(outcomeReminders, (all) => all.where('event', 'in', ids)));
  const reminders = new Map(due.map(({ event, on, open }) => [event, { on, open }]));
  return outcomes.map((outcome) => {
    const { ordinal, meeting, item, event, on } = outcome;
    return {
      ordinal,
      decision: { kind: 'resolution', meeting, item, event },
      title: aboutOf('meeting', meeting, nameOf, itemOf({ meeting, id: item })).label,
      on,
      level: levelOf(meeting),
      lists: listsOf(outcome),
      openProvisions: [],
      reminder: reminders.get(event) ?? null,
    };
  });
}

async function levelsOf(reads: ReadModels, outcomes: readonly OutcomeRow[]): Promise<(meeting: string) => string> {
  const wanted = [...new Set(outcomes.map(({ meeting }) => meeting))];
  const sittings = await rowsIfReady(wanted, (ids) => reads.rows(meetings, (all) => all.where('id', 'in', ids)));
  const bodies = [...new Set(sittings.map(({ committee }) => committee))];
  const kinds = await rowsIfReady(bodies, (ids) => reads.rows(committees, (all) => all.where('id', 'in', ids)));
  const committeeOf = new Map(sittings.map(({ id, committee }) => [id, committee]));
  const levels = new Map(kinds.map(({ id, kind }) => [id, levelOfCommittee(kind as CommitteeKind)]));
  return (meeting) => levels.get(committeeOf.get(meeting) ?? '') ?? 'unknown';
}
