import type { SubjectSummarySource } from '#shared-kernel';
import { registerSubjectSummaries, rowsIfReady } from '#shared-kernel';
import { statusOf } from './as-of-day/measure-as-of.js';
import { measureProvisions } from './measure-parts.tables.js';
import { measures } from './measure.tables.js';

/** Decisions show their measures by this source. */
registerSubjectSummaries('measure', summariesOf);

async function summariesOf(...[reads, ids]: Parameters<SubjectSummarySource>): ReturnType<SubjectSummarySource> {
  const rows = await rowsIfReady(ids, (some) => reads.rows(measures, (all) => all.where('id', 'in', some)));
  const open = await rowsIfReady(ids, (some) =>
    reads.rows(measureProvisions, (all) =>
      all.where('measure', 'in', some).where('metBy', 'is', null).orderBy('ordinal'),
    ),
  );
  const provisionsOf = Map.groupBy(open, ({ measure }) => measure);
  return new Map(
    rows.map((row) => {
      const openProvisions = (provisionsOf.get(row.id) ?? [])
        .filter(({ ordinal }) => ordinal === row.adoptedAt)
        .map(({ provision, kind, note }) => ({ provision, kind, note }));
      const { id, process, title } = row;
      const adoptedBy = row.decision;
      const summary = { process, title, status: statusOf(row), openProvisions };
      return [id, { ...summary, ...(adoptedBy !== null && { adoptedBy }) }];
    }),
  );
}
