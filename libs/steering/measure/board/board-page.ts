import type { ReadModels } from '#http';
import type { Place } from './board-order.js';
import { comparePlaces, placeOf } from './board-order.js';
import type { MeasureAsOf } from '../as-of-day/measure-as-of.js';
import type { Titles } from '../measure-titles.js';
import { titlesOf } from '../measure-titles.js';
import { measureItem } from '../measure.view.js';
import type { BoardFilter, Group, Grouping, Sorting } from './board-groups.js';
import { countsOf, filtered, groupsOf } from './board-groups.js';

interface BoardRequest extends BoardFilter {
  readonly group?: Grouping;
  readonly sort: Sorting;
  readonly limit: number;
  /** Behind this place. */
  readonly after?: Place;
}

/** A page of the board: it goes on behind the place of its last measure, so that none comes twice. */
export async function boardPage(
  reads: ReadModels,
  all: readonly MeasureAsOf[],
  request: BoardRequest,
  on: string,
): Promise<object> {
  const { group, sort, limit, after } = request;
  const found = filtered(all, request);
  const placed = found
    .map((measure) => ({ measure, place: placeOf(measure, sort) }))
    .toSorted((a, b) => comparePlaces(a.place, b.place));
  const rest = after === undefined ? placed : placed.filter(({ place }) => comparePlaces(place, after) > 0);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const titles = await titlesOf(
    reads,
    (group === undefined ? items.map(({ measure }) => measure) : found).map(({ row }) => row),
  );
  return {
    on,
    items: items.map(({ measure }) => measureItem(measure, titles)),
    next: rest.length > items.length && last !== undefined ? cursorOf(last.place, sort) : null,
    counts: countsOf(found),
    groups: group === undefined ? null : groupsOf(found, group).map((one) => named(one, group, titles)),
  };
}

function named(group: Group, by: Grouping, titles: Titles): object {
  return { ...group, name: group.key === null ? null : nameOf(group.key, by, titles) };
}

function nameOf(key: string, by: Grouping, titles: Titles): string | null {
  switch (by) {
    case 'field':
      return titles.field(key);
    case 'goal':
      return titles.goal(key);
    case 'lead':
      return titles.lead(key);
    case 'status':
    case 'level':
    case 'light':
      return key;
  }
}

function cursorOf([by, ordinal]: Place, sort: Sorting): string {
  return Buffer.from(JSON.stringify([sort, by, ordinal])).toString('base64url');
}

/** `undefined` for what is no cursor of a board that is sorted like this. */
export function placeIn(cursor: string, sort: Sorting): Place | undefined {
  const place = parsed(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(place)) return undefined;
  const [sortedBy, by, ordinal] = place as readonly unknown[];
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
