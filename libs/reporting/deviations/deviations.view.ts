import type { RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import { itemNamesOf, itemOutcomes } from '#council';
import type { deviations, ItemPlace } from '#shared-kernel';
import { aboutOf, namedKindOf, namesOf, rowsIfReady } from '#shared-kernel';
import type { RegisteredDeviation } from './deviations.answer.js';

type DeviationRow = RowOf<typeof deviations>;

/** Deviations as the register shows them: in words where each happened, and on which item of the agenda. */
export async function registeredDeviations(
  reads: Reads,
  rows: readonly DeviationRow[],
): Promise<readonly RegisteredDeviation[]> {
  const nameOf = await namesOf(
    reads,
    rows.flatMap(({ category, entity: id }) => {
      const kind = namedKindOf(category);
      return kind === undefined ? [] : [{ kind, id }];
    }),
  );
  const itemIdOf = await itemsOfOutcomes(reads, rows);
  const placed = rows.flatMap((row) => (row.category === 'meeting' ? [placeOf(row, itemIdOf)] : []));
  const itemOf = await itemNamesOf(reads, placed);
  return rows.map((row) => {
    const { ordinal, ...shown } = row;
    return { ...shown, about: aboutOf(row.category, row.entity, nameOf, itemOf(placeOf(row, itemIdOf))) };
  });
}

/** The subject of a meeting's deviation is an item, an item's outcome, or nothing. */
function placeOf({ entity, subject }: DeviationRow, itemIdOf: ReadonlyMap<string, string>): ItemPlace {
  const named = subject ?? '';
  return { meeting: entity, id: itemIdOf.get(named) ?? named };
}

async function itemsOfOutcomes(reads: Reads, rows: readonly DeviationRow[]): Promise<ReadonlyMap<string, string>> {
  const ofMeetings = rows.filter(({ category, subject }) => category === 'meeting' && subject !== null);
  const meetings = [...new Set(ofMeetings.map(({ entity }) => entity))];
  const subjects = ofMeetings.flatMap(({ subject }) => subject ?? []);
  const outcomes = await rowsIfReady(subjects, (ids) =>
    reads.rows(itemOutcomes, (all) => all.where('meeting', 'in', meetings).where('outcomeId', 'in', ids)),
  );
  return new Map(outcomes.map(({ outcomeId, item }) => [outcomeId, item]));
}
