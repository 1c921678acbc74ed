import type { PartialDate } from '#event-sourcing';
import { certainlyBefore } from '#event-sourcing';

/** A report on a project's progress: 0 to 100 on a day; a refined date names `event`. */
export interface Progress {
  readonly percent: number;
  readonly on: PartialDate;
  readonly event: string;
}

/** Adds a report, in the order of the log. A report that is certainly before another one can never be the present one and goes. */
export function withProgress(known: readonly Progress[], reported: Progress): readonly Progress[] {
  const all = [...known, reported];
  return all.filter(({ on }) => !all.some((other) => certainlyBefore(on, other.on)));
}

/** The latest report; of several that may be the latest, the one that was recorded last. */
export function presentProgress(known: readonly Progress[]): Progress | undefined {
  return known.at(-1);
}

export function withRefinedDate(known: readonly Progress[], event: string, to: PartialDate): readonly Progress[] {
  return known
    .map((one) => (one.event === event ? { ...one, on: to } : one))
    .filter(({ on }, _index, all) => !all.some((other) => certainlyBefore(on, other.on)));
}
