import { Temporal } from 'temporal-polyfill';
import type { PartialDate } from '#event-sourcing';
import { addDays, intervalOf } from '#event-sourcing';

export const WEEK_KINDS = ['assignment', 'measureEnd', 'milestone', 'roundAnswer', 'roundClosing', 'meeting'] as const;
export type WeekKind = (typeof WEEK_KINDS)[number];

/** Something that an organisation has to do, or to be at, by a day that may be known roughly. */
export interface WeekEntry {
  readonly kind: WeekKind;
  /** The id of the assignment, measure, milestone, reporting round or meeting. */
  readonly id: string;
  readonly title: string | null;
  readonly due: PartialDate;
  /** The measure that it is part of or about, the committee that meets, the process whose round is to be closed. */
  readonly of: { readonly kind: 'measure' | 'committee' | 'process'; readonly id: string } | null;
}

export interface Week {
  /** Monday and Sunday of the week (ISO 8601) that the day lies in. */
  readonly from: string;
  readonly to: string;
  readonly overdue: readonly WeekEntry[];
  readonly thisWeek: readonly WeekEntry[];
  readonly nextWeek: readonly WeekEntry[];
  /** Assignments and milestones whose due date is unknown. */
  readonly undated: readonly WeekEntry[];
}

/** Kinds that are shown without a date, too; a measure without end and a meeting without day are not. */
const UNDATED: readonly WeekKind[] = ['assignment', 'milestone'];

/** Later entries are left out, and so are past meetings. */
export function weekOf(entries: readonly WeekEntry[], today: string): Week {
  const from = addDays(today, 1 - Temporal.PlainDate.from(today).dayOfWeek);
  const to = addDays(from, 6);
  const inOrder = entries.toSorted((a, b) => compare(lastOf(a), lastOf(b)));
  const known = inOrder.flatMap((entry) => {
    const last = lastOf(entry);
    return last === undefined ? [] : [{ entry, last }];
  });
  const between = (first: string, last: string): readonly WeekEntry[] =>
    known.filter((one) => first <= one.last && one.last <= last).map(({ entry }) => entry);
  return {
    ...{ from, to },
    overdue: known.filter(({ entry, last }) => last < today && entry.kind !== 'meeting').map(({ entry }) => entry),
    thisWeek: between(today, to),
    nextWeek: between(addDays(to, 1), addDays(to, 7)),
    undated: inOrder.filter((entry) => UNDATED.includes(entry.kind) && lastOf(entry) === undefined),
  };
}

function lastOf({ due }: WeekEntry): string | undefined {
  return intervalOf(due)?.last;
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
