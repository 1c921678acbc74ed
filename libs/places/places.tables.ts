import { table, word } from '#event-sourcing';

/**
 * Everything that may be not public, by its place: `meeting-<id>`, `paper-<id>`, `meeting-<id>/<item>`. `whole` is the
 * meeting of an item, else the place itself.
 */
export const places = table({
  name: 'places',
  columns: { place: 'text', whole: 'text', public: word<'yes' | 'no' | 'unknown'>() },
  key: ['place'],
  indexes: [['whole']],
  visibility: 'everyone',
});

/** Further keys of a place: an outcome of an item (`meeting-<id>/<outcome>`) is read by whom may read the item. */
export const placeKeys = table({
  name: 'placeKeys',
  columns: { key: 'text', place: 'text' },
  key: ['key'],
  visibility: 'everyone',
});

/** To whom a place belongs: `committee-<id>` or `organisation-<id>`. */
export const placeParties = table({
  name: 'placeParties',
  columns: { place: 'text', party: 'text' },
  key: ['place', 'party'],
  visibility: 'everyone',
});

/** Categories of streams that may be not public; of meetings the parts too. */
export const PLACED = { meeting: { parts: true }, paper: { parts: false } } as const;
export type PlacedCategory = keyof typeof PLACED;

export function isPlaced(category: string): category is PlacedCategory {
  return Object.hasOwn(PLACED, category);
}
