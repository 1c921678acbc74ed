import type { FollowedThingSource } from '#shared-kernel';
import { known, registerFollowedThings } from '#shared-kernel';
import { statusOf } from './as-of-day/measure-as-of.js';
import { measureProvisions } from './measure-parts.tables.js';
import { measures } from './measure.tables.js';

registerFollowedThings('measure', followedMeasures);

async function followedMeasures(...[reads, ids]: Parameters<FollowedThingSource>): ReturnType<FollowedThingSource> {
  const rows = await known(ids, (some) => reads.rows(measures, (all) => all.where('id', 'in', some)));
  const open = await known(ids, (some) =>
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
