import type { RowOf } from '#event-sourcing';
import type { ReadModels, Rows } from '#http';
import { basisQuestions } from '../../basis/basis-questions.projection.js';
import { decisionProvisions } from '../../decision/decision.tables.js';
import type { BesideRow, MeasureRow, MeasureAsOf } from './measure-as-of.js';
import { recordedDecisionsOf, measureAsOf } from './measure-as-of.js';
import type { Progress } from '../course/progress.js';
import { rowsIfReady } from '#shared-kernel';
import { presentProgress, withProgress } from '../course/progress.js';
import { measureProvisions, milestones, progressEntries } from '../measure-parts.tables.js';
import { measures } from '../measure.tables.js';

/** Of so many measures their parts are asked for one by one, of more all there are. */
const ASKED_BY_ID = 500;

/** Measures as they stand on a day, in the order of their proposal. */
export async function measuresAsOf(
  reads: ReadModels,
  on: string,
  narrow: (rows: Rows<typeof measures>) => Rows<typeof measures> = (rows) => rows,
): Promise<readonly MeasureAsOf[]> {
  const rows = await reads.rows(measures, (all) => narrow(all).orderBy('ordinal'));
  const besideOf = await besideRows(reads, rows);
  return rows.map((row) => measureAsOf(row, besideOf(row), on));
}

async function besideRows(reads: ReadModels, rows: readonly MeasureRow[]): Promise<(row: MeasureRow) => BesideRow> {
  const ids = rows.map(({ id }) => id);
  const records = [...new Set(rows.flatMap(recordedDecisionsOf))];
  const open = await reads.rows(milestones, (all) =>
    among(all.where('reachedEvent', 'is', null).where('dropped', 'is', null), 'measure', ids),
  );
  const asked = await reads.rows(basisQuestions, (all) => among(all.where('how', 'is', null), 'entity', ids));
  const own = Map.groupBy(
    await reads.rows(measureProvisions, (all) => among(all, 'measure', ids)),
    (one) => one.measure,
  );
  const ofRecords = Map.groupBy(
    await rowsIfReady(records, (some) => reads.rows(decisionProvisions, (all) => among(all, 'decision', some))),
    ({ decision }) => decision,
  );
  const said = await reads.rows(progressEntries, (all) =>
    among(all.where('percent', 'is not', null), 'measure', ids).orderBy('ordinal'),
  );
  const saidOf = Map.groupBy(said, ({ measure }) => measure);
  const milestonesOf = Map.groupBy(open, ({ measure }) => measure);
  const questioned = new Set(asked.map(({ entity }) => entity));
  return (row) => ({
    openMilestones: milestonesOf.get(row.id) ?? [],
    provisions: provisionState([
      ...(own.get(row.id) ?? []).filter(({ ordinal }) => ordinal === row.adoptedAt),
      ...recordedDecisionsOf(row).flatMap((record) => ofRecords.get(record) ?? []),
    ]),
    isQuestioned: questioned.has(row.id),
    progress: lastWord(saidOf.get(row.id) ?? []),
  });
}

function lastWord(said: readonly RowOf<typeof progressEntries>[]): Progress | null {
  const reports = said.flatMap(({ percent, on, event }) => (percent === null ? [] : [{ percent, on, event }]));
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
  if (ids.length > ASKED_BY_ID) return rows;
  // A union of tables has no common column names; each caller names one of its own table.
  return rows.where(column as never, 'in', (ids.length === 0 ? [''] : ids) as never);
}

function provisionState(held: readonly { readonly metBy: string | null }[]): BesideRow['provisions'] {
  if (held.length === 0) return 'none';
  return held.some(({ metBy }) => metBy === null) ? 'open' : 'met';
}
