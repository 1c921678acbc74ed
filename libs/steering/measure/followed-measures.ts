import type { SubjectSummarySource } from '#shared-kernel';
import { rowsIfReady, registerSubjectSummaries } from '#shared-kernel';
import { statusOf } from './as-of-day/measure-as-of.js';
import { measureProvisions } from './measure-parts.tables.js';
import { measures } from './measure.tables.js';

registerSubjectSummaries('measure', followedMeasures);

async function followedMeasures(...[reads, ids]: Parameters<SubjectSummarySource>): ReturnType<SubjectSummarySource> {
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
      const followed = { process, title, status: statusOf(row), openProvisions };
      return [id, { ...followed, ...(adoptedBy !== null && { adoptedBy }) }];
    }),
  );
}
