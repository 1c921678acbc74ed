import type { SubjectSummarySource } from '#shared-kernel';
import { rowsIfReady, registerSubjectSummaries } from '#shared-kernel';
import { goals, goalStatusOf } from './goal.tables.js';

registerSubjectSummaries('goal', goalSummaries);

async function goalSummaries(...[reads, ids]: Parameters<SubjectSummarySource>): ReturnType<SubjectSummarySource> {
  const rows = await rowsIfReady(ids, (some) => reads.rows(goals, (all) => all.where('id', 'in', some)));
  return new Map(
    rows.map((row) => {
      const { id, process, title } = row;
      const adoptedBy = row.decision;
      const summary = { process, title, status: goalStatusOf(row), openProvisions: [] };
      return [id, { ...summary, ...(adoptedBy !== null && { adoptedBy }) }];
    }),
  );
}
