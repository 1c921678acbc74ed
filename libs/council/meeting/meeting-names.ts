import type { Reads } from '#http';
import type { NamesById } from '#shared-kernel';
import { namesOf, rowsIfReady } from '#shared-kernel';
import { meetings } from './meeting.tables.js';

/** Such as `Sozialausschuss, 2019-02-14`; the second meeting of a day has its number at the end. */
export async function meetingNames(reads: Pick<Reads, 'rows'>, ids: readonly string[]): Promise<NamesById> {
  const rows = await rowsIfReady(ids, (some) => reads.rows(meetings, (all) => all.where('id', 'in', some)));
  const bodies = [...new Set(rows.map(({ committee }) => committee))];
  const nameOf = await namesOf(
    reads,
    bodies.map((id) => ({ kind: 'committee', id })),
  );
  return new Map(
    rows.map(({ id, committee, when, sequence }) => {
      const name = nameOf('committee', committee);
      const day = sequence > 1 ? `${when} (${sequence})` : when;
      return [id, name === null ? day : `${name}, ${day}`];
    }),
  );
}
