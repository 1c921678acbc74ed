import type { Reads } from '#http';
import type { ItemNameOf, ItemPlace } from '#shared-kernel';
import { rowsIfReady } from '#shared-kernel';
import { agendaItems } from '../meeting.tables.js';

/** Number and title of these items, with one query. */
export async function itemNamesOf(reads: Reads, places: readonly ItemPlace[]): Promise<ItemNameOf> {
  const meetings = [...new Set(places.map(({ meeting }) => meeting))];
  const items = [...new Set(places.map(({ id }) => id))];
  const rows = await rowsIfReady(items, (ids) =>
    reads.rows(agendaItems, (all) => all.where('meeting', 'in', meetings).where('id', 'in', ids)),
  );
  const names = new Map(rows.map(({ meeting, id, number, title }) => [`${meeting} ${id}`, { id, number, title }]));
  return ({ meeting, id }) => names.get(`${meeting} ${id}`);
}
