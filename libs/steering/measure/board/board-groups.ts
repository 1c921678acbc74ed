import type { RollUp, Weighted } from './roll-up.js';
import { rollUp } from './roll-up.js';
import type { MeasureAsOf } from '../as-of-day/measure-as-of.js';

export const GROUPINGS = ['field', 'goal', 'lead', 'status', 'level', 'light'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Counts {
  readonly total: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byLight: Readonly<Record<string, number>>;
  readonly overdue: number;
  readonly withoutLead: number;
}

/** `key` is an id or a word, `null` for measures without. */
export interface Group {
  readonly key: string | null;
  readonly count: number;
  readonly byLight: Readonly<Record<string, number>>;
  readonly rollUp: RollUp;
}

export function countsOf(all: readonly MeasureAsOf[]): Counts {
  return {
    total: all.length,
    byStatus: tally(all.map(({ status }) => status)),
    byLight: tally(all.map(({ light }) => light.light)),
    overdue: all.filter((one) => one.isOverdue).length,
    withoutLead: all.filter(({ row }) => row.lead === null).length,
  };
}

/** A measure in several fields or with several goals counts in each of them. */
export function groupsOf(all: readonly MeasureAsOf[], by: Grouping): readonly Group[] {
  const placed = all.flatMap((one) => keysOf(one, by).map((key) => ({ key, one })));
  return [...Map.groupBy(placed, ({ key }) => key)].map(([key, members]) => ({
    key,
    count: members.length,
    byLight: tally(members.map(({ one }) => one.light.light)),
    rollUp: rollUp(members.map(({ one }) => weighted(one))),
  }));
}

export function weighted({ row, status, progress }: MeasureAsOf): Weighted {
  return { status, kind: row.kind, weight: row.weight, percent: progress?.percent ?? null };
}

function keysOf({ row, status, light }: MeasureAsOf, by: Grouping): readonly (string | null)[] {
  switch (by) {
    case 'field':
      return orNone(row.fieldsOfAction);
    case 'goal':
      return orNone(row.goals);
    case 'lead':
      return [row.lead];
    case 'status':
      return [status];
    case 'level':
      return [row.decisionLevel];
    case 'light':
      return [light.light];
  }
}

function orNone(ids: readonly string[]): readonly (string | null)[] {
  return ids.length === 0 ? [null] : ids;
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
