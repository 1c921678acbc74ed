import type { RowOf } from '#event-sourcing';
import type { timelineDates, timelineLinks } from './timeline.tables.js';

/** The sort key of an entry: the first day, then the more precise date, then the order of the log. */
export interface TimelinePlace {
  readonly event: string;
  readonly on: string;
  readonly first: string;
  readonly last: string;
  readonly ordinal: bigint;
}

/** Behind which place a page begins, and at which position of the log the first page of its sequence was read. */
export interface TimelineCursor {
  readonly pin: bigint;
  readonly after: Pick<TimelinePlace, 'first' | 'last' | 'ordinal'>;
}

export interface TimelineSlice {
  readonly places: readonly TimelinePlace[];
  /** `null` on the last page. */
  readonly next: string | null;
}

type DateRow = RowOf<typeof timelineDates>;
type LinkRow = RowOf<typeof timelineLinks>;

/**
 * One page of a process's time line as the log was when the first page was read: later entries, dates and links neither
 * shift nor double an entry.
 */
export function timelineSlice(
  links: readonly LinkRow[],
  dates: readonly DateRow[],
  limit: number,
  cursor: TimelineCursor | undefined,
): TimelineSlice {
  const pin = cursor?.pin ?? [...links, ...dates].reduce((last, { since }) => (since > last ? since : last), 0n);
  const linked = new Set(links.filter(({ since }) => since <= pin).map(({ entity }) => entity));
  const known = dates.filter(({ entity, since }) => since <= pin && linked.has(entity));
  const sorted = placesOf(known).sort(byPlace);
  const rest = cursor === undefined ? sorted : sorted.filter((place) => byPlace(place, cursor.after) > 0);
  const places = rest.slice(0, limit);
  const last = places.at(-1);
  return { places, next: rest.length > limit && last !== undefined ? cursorText({ pin, after: last }) : null };
}

/** The newest date of each entry; refined dates of events that are no entries are left out. */
function placesOf(rows: readonly DateRow[]): TimelinePlace[] {
  const ordinals = new Map(rows.flatMap(({ event, since, refined }) => (refined ? [] : [[event, since] as const])));
  const newest = new Map<string, DateRow>();
  for (const row of rows) {
    const before = newest.get(row.event);
    if (before === undefined || before.since < row.since) newest.set(row.event, row);
  }
  return [...newest.values()].flatMap(({ event, on, first, last }) => {
    const ordinal = ordinals.get(event);
    return ordinal === undefined ? [] : [{ event, on, first, last, ordinal }];
  });
}

function byPlace(a: TimelineCursor['after'], b: TimelineCursor['after']): number {
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  if (a.last !== b.last) return a.last < b.last ? -1 : 1;
  return a.ordinal === b.ordinal ? 0 : a.ordinal < b.ordinal ? -1 : 1;
}

const CURSOR = /^t(\d{1,19})\.(\d{4}-\d{2}-\d{2})\.(\d{4}-\d{2}-\d{2})\.(\d{1,19})$/;

function cursorText({ pin, after: { first, last, ordinal } }: TimelineCursor): string {
  return Buffer.from(`t${pin}.${first}.${last}.${ordinal}`).toString('base64url');
}

/** `undefined` for a text that is no cursor of a page. */
export function parseTimelineCursor(text: string): TimelineCursor | undefined {
  const match = CURSOR.exec(Buffer.from(text, 'base64url').toString());
  if (match === null) return undefined;
  const [, pin = '', first = '', last = '', ordinal = ''] = match;
  return { pin: BigInt(pin), after: { first, last, ordinal: BigInt(ordinal) } };
}
