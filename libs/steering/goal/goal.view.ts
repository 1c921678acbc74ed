import type { RowOf } from '#event-sourcing';
import { isIllustration } from '#event-sourcing';
import type { Reads } from '#http';
import { basisQuestions } from '../basis/basis-questions.projection.js';
import type { MeasureAsOf } from '../measure/as-of-day/measure-as-of.js';
import { measuresAsOf } from '../measure/as-of-day/measures-as-of.js';
import { summaryOf } from '../measure/board/measures-summary.js';
import type { Titles } from '../measure/measure-titles.js';
import { titlesOf } from '../measure/measure-titles.js';
import type { GoalListed } from './goal.answer.js';
import { goals, goalStatusOf } from './goal.tables.js';
import { servingGoal } from './serving-goal.js';

type GoalRow = RowOf<typeof goals>;

/** Goals with the progress of their measures as of a day. */
export async function goalItems(reads: Reads, rows: readonly GoalRow[], on: string): Promise<readonly GoalListed[]> {
  const processes = [...new Set(rows.map(({ process }) => process))];
  if (processes.length === 0) return [];
  const all = await reads.rows(goals, (goal) => goal.where('process', 'in', processes));
  const measures = await measuresAsOf(reads, on, (some) => some.where('process', 'in', processes));
  const titles = await titlesOf(
    reads,
    rows.map(({ fieldsOfAction }) => ({ lead: null, fieldsOfAction, goals: [] })),
  );
  const questioned = await questionedAmong(
    reads,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...goalItem(row, servingGoal(measures, row.id, all), titles),
    isBasisQuestioned: questioned.has(row.id),
  }));
}

async function questionedAmong(reads: Reads, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const open = await reads.rows(basisQuestions, (some) => some.where('entity', 'in', ids).where('how', 'is', null));
  return new Set(open.map(({ entity }) => entity));
}

function goalItem(
  row: GoalRow,
  serving: readonly MeasureAsOf[],
  titles: Titles,
): Omit<GoalListed, 'isBasisQuestioned'> {
  const { ordinal, revision, searched, isAdoptionWithdrawn, fieldsOfAction, ...shown } = row;
  return {
    ...shown,
    status: goalStatusOf(row),
    revision: revision.toString(),
    fieldsOfAction: fieldsOfAction.map((id) => ({ id, title: titles.field(id) })),
    isIllustration: isIllustration(row.evidence),
    ...summaryOf(serving),
  };
}
