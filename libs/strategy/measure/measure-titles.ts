import type { ReadModels } from '#http';
import { goals } from '../goal/goals.projection.js';
import type { NameOf } from '../names/names.js';
import { known, namesOf } from '../names/names.js';
import { fieldsOfAction } from '../strategy-process/strategy-processes.tables.js';
import type { MeasureRow } from './measure-standing.js';
import { idsOf } from './measure-standing.js';

/** How what measures name by ids alone is called; `null` for what the read models do not know (yet). */
export interface Titles {
  readonly lead: (id: string) => string | null;
  readonly field: (id: string) => string | null;
  readonly goal: (id: string) => string | null;
}

export async function titlesOf(
  reads: ReadModels,
  rows: readonly Pick<MeasureRow, 'lead' | 'fieldsOfAction' | 'goals'>[],
): Promise<Titles> {
  const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
  const nameOf: NameOf = await namesOf(
    reads,
    distinct(rows.flatMap(({ lead }) => lead ?? [])).map((id) => ({ kind: 'organisation', id })),
  );
  const fields = await known(distinct(rows.flatMap((row) => idsOf(row.fieldsOfAction))), (ids) =>
    reads.rows(fieldsOfAction, (all) => all.where('id', 'in', ids)),
  );
  const named = await known(distinct(rows.flatMap((row) => idsOf(row.goals))), (ids) =>
    reads.rows(goals, (all) => all.where('id', 'in', ids)),
  );
  const [fieldTitles, goalTitles] = [fields, named].map((some) => new Map(some.map(({ id, title }) => [id, title])));
  return {
    lead: (id) => nameOf('organisation', id),
    field: (id) => fieldTitles?.get(id) ?? null,
    goal: (id) => goalTitles?.get(id) ?? null,
  };
}
