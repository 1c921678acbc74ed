import type { RowOf } from '#event-sourcing';
import type { ReadModels } from '#http';
import { itemNamesOf, itemOutcomes } from '#council';
import { aboutOf, rowsIfReady, namedKindOf, namesOf } from '#shared-kernel';
import type { deviations } from '#shared-kernel';

type DeviationRow = RowOf<typeof deviations>;

/** Deviations as the register shows them: in words where it happened, and on which item of the agenda. */
export async function withAbout(reads: ReadModels, rows: readonly DeviationRow[]): Promise<readonly object[]> {
  const nameOf = await namesOf(
    reads,
    rows.flatMap(({ category, entity: id }) => {
      const kind = namedKindOf(category);
      return kind === undefined ? [] : [{ kind, id }];
    }),
  );
  const itemIdOf = await itemsOfOutcomes(reads, rows);
  const placed = rows.flatMap((row) => (row.category === 'meeting' ? [place(row, itemIdOf)] : []));
  const itemOf = await itemNamesOf(reads, placed);
  return rows.map((row) => {
    const { ordinal, ...shown } = row;
    return { ...shown, about: aboutOf(row.category, row.entity, nameOf, itemOf(place(row, itemIdOf))) };
  });
}

/** A meeting's deviation has an item or an item's outcome as its subject, or none. */
function place(
  { entity, subject }: DeviationRow,
  itemIdOf: ReadonlyMap<string, string>,
): { readonly meeting: string; readonly id: string } {
  const named = subject ?? '';
  return { meeting: entity, id: itemIdOf.get(named) ?? named };
}

async function itemsOfOutcomes(reads: ReadModels, rows: readonly DeviationRow[]): Promise<ReadonlyMap<string, string>> {
  const ofMeetings = rows.filter(({ category, subject }) => category === 'meeting' && subject !== null);
  const meetings = [...new Set(ofMeetings.map(({ entity }) => entity))];
  const subjects = ofMeetings.flatMap(({ subject }) => subject ?? []);
  const outcomes = await rowsIfReady(subjects, (ids) =>
    reads.rows(itemOutcomes, (all) => all.where('meeting', 'in', meetings).where('outcomeId', 'in', ids)),
  );
  return new Map(outcomes.map(({ outcomeId, item }) => [outcomeId, item]));
}
