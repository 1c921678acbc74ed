import { itemOutcomes, OUTCOMES, paperStepOutcomes } from '#council';
import type { RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import { deviations, rowsIfReady } from '#shared-kernel';
import { namedPlaces } from './decision-follow-up.tables.js';

export type OutcomeRow = RowOf<typeof itemOutcomes>;

/** Adopting outcomes of every item that names one of these subjects or whose paper does. */
export async function adoptingOutcomes(reads: Reads, subjects: readonly string[]): Promise<readonly OutcomeRow[]> {
  const items = await itemsNaming(reads, subjects);
  const meetings = [...new Set([...items].map((place) => place.slice(0, place.indexOf(' '))))];
  const rows = await rowsIfReady(meetings, (ids) =>
    reads.rows(itemOutcomes, (all) => all.where('meeting', 'in', ids).where('correctedBy', 'is', null)),
  );
  return rows.filter(({ meeting, item, outcome }) => items.has(`${meeting} ${item}`) && OUTCOMES[outcome.kind].adopts);
}

/** Meeting and item with a space between them; most of these items decide nothing. */
async function itemsNaming(reads: Reads, subjects: readonly string[]): Promise<ReadonlySet<string>> {
  const places = await rowsIfReady(subjects, (ids) => reads.rows(namedPlaces, (all) => all.where('thing', 'in', ids)));
  const papers = [...new Set(places.flatMap(({ paper }) => paper ?? []))];
  const carried = await rowsIfReady(papers, (ids) =>
    reads.rows(paperStepOutcomes, (all) => all.where('paper', 'in', ids)),
  );
  return new Set([
    ...places.flatMap(({ meeting, item }) => (meeting === null || item === null ? [] : [`${meeting} ${item}`])),
    ...carried.map(({ meeting, item }) => `${meeting} ${item}`),
  ]);
}

/** The outcomes without an invalidating deviation that is open or ended as void or repeated. */
export async function effectiveOutcomes(reads: Reads, outcomes: readonly OutcomeRow[]): Promise<readonly OutcomeRow[]> {
  const streams = [...new Set(outcomes.map(({ meeting }) => `meeting-${meeting}`))];
  const noted = await rowsIfReady(streams, (names) =>
    reads.rows(deviations, (all) => all.where('stream', 'in', names).where('weight', '=', 'invalidating')),
  );
  const lost = new Set(
    noted.filter(({ how }) => how !== 'cured' && how !== 'accepted').map(({ subject }) => subject ?? ''),
  );
  return outcomes.filter(({ outcomeId }) => !lost.has(outcomeId));
}
