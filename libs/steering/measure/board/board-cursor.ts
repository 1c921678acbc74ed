import type { Place, Sorting } from './board-order.js';

/** A cursor that names the order and the place of the last measure of a page. */
export function cursorOf([by, ordinal]: Place, sort: Sorting): string {
  return Buffer.from(JSON.stringify([sort, by, ordinal])).toString('base64url');
}

/** `undefined` for a text that is no cursor of this order. */
export function placeIn(cursor: string, sort: Sorting): Place | undefined {
  const place = parsed(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(place)) return undefined;
  const [sortedBy, by, ordinal]: readonly unknown[] = place;
  if (sortedBy !== sort || typeof ordinal !== 'string') return undefined;
  return typeof by === 'string' || typeof by === 'number' ? [by, ordinal] : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
