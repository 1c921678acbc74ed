import type { ReadModels } from '#http';
import { agendaItems } from '../meeting/meetings.tables.js';
import { known } from './names.js';

/** An item of a meeting's agenda; ids of items are unique within their meeting. */
export interface ItemPlace {
  readonly meeting: string;
  readonly id: string;
}

export interface ItemName {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}

export type ItemNameOf = (place: ItemPlace) => ItemName | undefined;

/** Number and title of these items, with one query. */
export async function itemNamesOf(reads: ReadModels, places: readonly ItemPlace[]): Promise<ItemNameOf> {
  const meetings = [...new Set(places.map(({ meeting }) => meeting))];
  const items = [...new Set(places.map(({ id }) => id))];
  const rows = await known(items, (ids) =>
    reads.rows(agendaItems, (all) => all.where('meeting', 'in', meetings).where('id', 'in', ids)),
  );
  const names = new Map(rows.map(({ meeting, id, number, title }) => [`${meeting} ${id}`, { id, number, title }]));
  return ({ meeting, id }) => names.get(`${meeting} ${id}`);
}
