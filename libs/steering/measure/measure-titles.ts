import type { Reads } from '#http';
import type { NameOf } from '#shared-kernel';
import { namesOf, rowsIfReady } from '#shared-kernel';
import { fieldsOfAction } from '../strategy-process/strategy-process.tables.js';
import type { MeasureRow } from './as-of-day/measure-as-of.js';

/** Names of leads, fields of action and goals by their ids; `null` where the read models do not know the name (yet). */
export interface Titles {
  readonly lead: (id: string) => string | null;
  readonly field: (id: string) => string | null;
  readonly goal: (id: string) => string | null;
}

export async function titlesOf(
  reads: Reads,
  rows: readonly Pick<MeasureRow, 'lead' | 'fieldsOfAction' | 'goals'>[],
): Promise<Titles> {
  const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
  const nameOf: NameOf = await namesOf(reads, [
    ...distinct(rows.flatMap(({ lead }) => lead ?? [])).map((id) => ({ kind: 'organisation', id }) as const),
    ...distinct(rows.flatMap(({ goals }) => goals)).map((id) => ({ kind: 'goal', id }) as const),
  ]);
  const fields = await rowsIfReady(distinct(rows.flatMap((row) => row.fieldsOfAction)), (ids) =>
    reads.rows(fieldsOfAction, (all) => all.where('id', 'in', ids)),
  );
  const fieldTitles = new Map(fields.map(({ id, title }) => [id, title]));
  return {
    lead: (id) => nameOf('organisation', id),
    field: (id) => fieldTitles.get(id) ?? null,
    goal: (id) => nameOf('goal', id),
  };
}
