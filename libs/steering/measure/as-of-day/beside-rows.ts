import type { RowOf } from '#event-sourcing';
import type { Reads, Rows } from '#http';
import { rowsIfReady } from '#shared-kernel';
import { basisQuestions } from '../../basis/basis-questions.projection.js';
import { decisionProvisions } from '../../decision/decision.tables.js';
import type { Progress } from '../course/progress.js';
import { presentProgress, withProgress } from '../course/progress.js';
import { measureProvisions, milestones, progressEntries } from '../measure-parts.tables.js';
import type { BesideRow, MeasureRow } from './measure-as-of.js';
import { recordedDecisionsOf } from './measure-as-of.js';

/** The most measures whose parts are read by id; for more measures whole tables are read. */
const READ_BY_ID = 500;

type BesideRowOf = (row: MeasureRow) => BesideRow;

/** Reads the other tables for these measures, with one query a table. */
export async function besideRows(reads: Reads, rows: readonly MeasureRow[]): Promise<BesideRowOf> {
  const ids = rows.map(({ id }) => id);
  const open = await reads.rows(milestones, (all) =>
    among(all.where('reachedEvent', 'is', null).where('dropped', 'is', null), 'measure', ids),
  );
  const asked = await reads.rows(basisQuestions, (all) => among(all.where('how', 'is', null), 'entity', ids));
  const reports = await reads.rows(progressEntries, (all) =>
    among(all.where('percent', 'is not', null), 'measure', ids).orderBy('ordinal'),
  );
  const provisionsOf = await provisionStates(reads, rows);
  const milestonesOf = Map.groupBy(open, ({ measure }) => measure);
  const reportsOf = Map.groupBy(reports, ({ measure }) => measure);
  const questioned = new Set(asked.map(({ entity }) => entity));
  return (row) => ({
    openMilestones: milestonesOf.get(row.id) ?? [],
    provisions: provisionsOf(row),
    isQuestioned: questioned.has(row.id),
    progress: presentOf(reportsOf.get(row.id) ?? []),
  });
}

/** Of the resolution that adopted a measure, and of the recorded decisions that adopted and revised it. */
async function provisionStates(
  reads: Reads,
  rows: readonly MeasureRow[],
): Promise<(row: MeasureRow) => BesideRow['provisions']> {
  const ids = rows.map(({ id }) => id);
  const records = [...new Set(rows.flatMap(recordedDecisionsOf))];
  const own = Map.groupBy(
    await reads.rows(measureProvisions, (all) => among(all, 'measure', ids)),
    (one) => one.measure,
  );
  const ofRecords = Map.groupBy(
    await rowsIfReady(records, (some) => reads.rows(decisionProvisions, (all) => among(all, 'decision', some))),
    ({ decision }) => decision,
  );
  return (row) =>
    provisionState([
      ...(own.get(row.id) ?? []).filter(({ ordinal }) => ordinal === row.adoptedAt),
      ...recordedDecisionsOf(row).flatMap((record) => ofRecords.get(record) ?? []),
    ]);
}

function presentOf(reported: readonly RowOf<typeof progressEntries>[]): Progress | null {
  const reports = reported.flatMap(({ percent, on, event }) => (percent === null ? [] : [{ percent, on, event }]));
  return presentProgress(reports.reduce<readonly Progress[]>(withProgress, [])) ?? null;
}

type Part =
  | typeof milestones
  | typeof basisQuestions
  | typeof measureProvisions
  | typeof decisionProvisions
  | typeof progressEntries;

function among<T extends Part>(
  rows: Rows<T>,
  column: 'measure' | 'entity' | 'decision',
  ids: readonly string[],
): Rows<T> {
  if (ids.length > READ_BY_ID) return rows;
  // A union of tables has no common column names; each caller names one of its own table.
  return rows.where(column as never, 'in', (ids.length === 0 ? [''] : ids) as never);
}

function provisionState(provisions: readonly { readonly metBy: string | null }[]): BesideRow['provisions'] {
  if (provisions.length === 0) return 'none';
  return provisions.some(({ metBy }) => metBy === null) ? 'open' : 'met';
}
