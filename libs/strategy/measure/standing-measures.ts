import type { RowOf } from '#event-sourcing';
import type { ReadModels, Rows } from '#http';
import type { BesideRow, MeasureRow, StandingMeasure } from './measure-standing.js';
import { standingOn } from './measure-standing.js';
import type { Progress } from './progress.js';
import { presentProgress, withProgress } from './progress.js';
import { basisQuestions, measures, milestones, progressEntries, provisions } from './measures.tables.js';

/** Of so many measures their parts are asked for one by one, of more all there are. */
const ASKED_BY_ID = 500;

/** Measures as they stand on a day, in the order of their proposal. */
export async function standingMeasures(
  reads: ReadModels,
  on: string,
  narrow: (rows: Rows<typeof measures>) => Rows<typeof measures> = (rows) => rows,
): Promise<readonly StandingMeasure[]> {
  const rows = await reads.rows(measures, (all) => narrow(all).orderBy('ordinal'));
  const besideOf = await besideRows(reads, rows);
  return rows.map((row) => standingOn(row, besideOf(row), on));
}

async function besideRows(reads: ReadModels, rows: readonly MeasureRow[]): Promise<(row: MeasureRow) => BesideRow> {
  const ids = rows.map(({ id }) => id);
  const holders = [...new Set(rows.flatMap(holdersOf))];
  const open = await reads.rows(milestones, (all) =>
    among(all.where('reachedEvent', 'is', null).where('dropped', 'is', null), 'measure', ids),
  );
  const asked = await reads.rows(basisQuestions, (all) => among(all.where('how', 'is', null), 'entity', ids));
  const held = Map.groupBy(await reads.rows(provisions, (all) => among(all, 'holder', holders)), (one) => one.holder);
  const said = await reads.rows(progressEntries, (all) =>
    among(all.where('percent', 'is not', null), 'measure', ids).orderBy('ordinal'),
  );
  const saidOf = Map.groupBy(said, ({ measure }) => measure);
  const milestonesOf = Map.groupBy(open, ({ measure }) => measure);
  const questioned = new Set(asked.map(({ entity }) => entity));
  return (row) => ({
    openMilestones: milestonesOf.get(row.id) ?? [],
    provisions: provisionState(holdersOf(row).flatMap((holder) => held.get(holder) ?? [])),
    isQuestioned: questioned.has(row.id),
    progress: lastWord(saidOf.get(row.id) ?? []),
  });
}

function lastWord(said: readonly RowOf<typeof progressEntries>[]): Progress | null {
  const reports = said.flatMap(({ percent, on, event }) => (percent === null ? [] : [{ percent, on, event }]));
  return presentProgress(reports.reduce<readonly Progress[]>(withProgress, [])) ?? null;
}

function among<T extends typeof milestones | typeof basisQuestions | typeof provisions | typeof progressEntries>(
  rows: Rows<T>,
  column: 'measure' | 'entity' | 'holder',
  ids: readonly string[],
): Rows<T> {
  if (ids.length > ASKED_BY_ID) return rows;
  // A union of tables has no common column names; each caller names one of its own table.
  return rows.where(column as never, 'in', (ids.length === 0 ? [''] : ids) as never);
}

/** What may hold provisions of a measure: itself, and the recorded decision that it rests on. */
export function holdersOf({ id, decision }: MeasureRow): readonly string[] {
  const record = recordedDecisionOf(decision);
  return record === undefined ? [id] : [id, record];
}

function recordedDecisionOf(decision: unknown): string | undefined {
  if (typeof decision !== 'object' || decision === null || !('decision' in decision)) return undefined;
  return typeof decision.decision === 'string' ? decision.decision : undefined;
}

function provisionState(held: readonly RowOf<typeof provisions>[]): BesideRow['provisions'] {
  if (held.length === 0) return 'none';
  return held.some(({ metEvent }) => metEvent === null) ? 'open' : 'met';
}
