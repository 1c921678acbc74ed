import type { Place, Sorting } from './board-order.js';

/** A cursor that names the order and the place of the last measure of a page. */
export function cursorOf([by, ordinal]: Place, sort: Sorting): string {
  return Buffer.from(JSON.stringify([sort, by, ordinal])).toString('base64url');
}

/** `undefined` for a text that is no cursor of this order. */
export function placeIn(cursor: string, sort: Sorting): Place | undefined {
  const [sortedBy, by, ordinal] = listIn(Buffer.from(cursor, 'base64url').toString());
  if (sortedBy !== sort || typeof ordinal !== 'string') return undefined;
  return typeof by === 'string' || typeof by === 'number' ? [by, ordinal] : undefined;
}

/** The JSON list in a text, empty if it holds none. */
function listIn(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
