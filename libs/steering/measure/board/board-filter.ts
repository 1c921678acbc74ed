import type { MeasureAsOf } from '../as-of-day/measure-as-of.js';
import { containsWords, foldedText } from '../folded-text.js';

export const PROVISION_FILTERS = ['open', 'met', 'none'] as const;

/** Filters of the board. A measure is shown if it fits all of them. */
export interface BoardFilter {
  readonly field?: string;
  readonly goal?: string;
  readonly lead?: string;
  readonly status?: string;
  readonly level?: string;
  readonly kind?: string;
  readonly light?: string;
  readonly provision?: string;
  readonly text?: string;
  readonly overdue?: boolean;
}

export function filtered(all: readonly MeasureAsOf[], filter: BoardFilter): readonly MeasureAsOf[] {
  const { field, goal, lead, status, level, kind, light, provision, text, overdue } = filter;
  const wanted = (value: string | undefined, is: (value: string) => boolean): boolean =>
    value === undefined || is(value);
  return all.filter(
    (one) =>
      wanted(field, (id) => one.row.fieldsOfAction.includes(id))
      && wanted(goal, (id) => one.row.goals.includes(id))
      && wanted(lead, (id) => (id === 'none' ? one.row.lead === null : one.row.lead === id))
      && wanted(status, (word) => one.status === word)
      && wanted(level, (word) => one.row.decisionLevel === word)
      && wanted(kind, (word) => one.row.kind === word)
      && wanted(light, (word) => one.light.light === word)
      && wanted(provision, (word) => one.provisions === word)
      && wanted(text, (words) => containsWords(`${one.row.searched} ${foldedText(one.row.source)}`, words))
      && (overdue === undefined || one.isOverdue === overdue),
  );
}
