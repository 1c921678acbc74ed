import type { AnswerOf, Reads } from '#http';
import type { MeasureAsOf } from '../as-of-day/measure-as-of.js';
import type { Titles } from '../measure-titles.js';
import { titlesOf } from '../measure-titles.js';
import { measureItem } from '../measure.view.js';
import { cursorOf } from './board-cursor.js';
import type { BoardFilter } from './board-filter.js';
import { filtered } from './board-filter.js';
import type { Group, Grouping } from './board-groups.js';
import { countsOf, groupsOf } from './board-groups.js';
import type { Place, Sorting } from './board-order.js';
import { comparePlaces, placeOf } from './board-order.js';
import type { boardAnswer, groupSchema } from './board.answer.js';

interface BoardRequest extends BoardFilter {
  readonly group?: Grouping;
  readonly sort: Sorting;
  readonly limit: number;
  /** Behind this place. */
  readonly after?: Place;
}

/** A page of the board. The next page begins behind the place of its last measure, so that no measure comes twice. */
export async function boardPage(
  reads: Reads,
  all: readonly MeasureAsOf[],
  request: BoardRequest,
  on: string,
): Promise<AnswerOf<typeof boardAnswer>> {
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

function named(group: Group, by: Grouping, titles: Titles): AnswerOf<typeof groupSchema> {
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
