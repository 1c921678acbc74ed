import type { PartialDate } from '#event-sourcing';
import type { Change, Concern, ConcernKey } from './reorganisation.events.js';

interface Known {
  readonly title: string;
  readonly change: Change;
  readonly on: PartialDate;
}

export type Reorganisation =
  | { readonly status: 'unknown' }
  | (Known & { readonly status: 'recorded' | 'cancelled' | 'carriedOut' })
  /**
   * `outstanding` by `concernKey`; `settled` are the keys of concerns that a person settled; `isLast` as in the event;
   * `looks` counts the completed searches for concerns.
   */
  | (Known & {
      readonly status: 'begun';
      readonly outstanding: ReadonlyMap<string, Concern>;
      readonly settled: readonly string[];
      readonly isLast: boolean;
      readonly looks: number;
    });

export type KnownReorganisation = Exclude<Reorganisation, { readonly status: 'unknown' }>;
export type Begun = Extract<Reorganisation, { readonly status: 'begun' }>;

export function concernKey({ kind, thing }: ConcernKey): string {
  return `${kind} ${thing}`;
}
