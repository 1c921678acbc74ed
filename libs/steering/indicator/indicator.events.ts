import type { Message, PartialDate } from '#event-sourcing';
import { SHARED } from '#event-sourcing';

/** Of measures and goals. Values are finite decimal numbers in the indicator's unit. */
export type IndicatorEvent =
  | Message<
      'IndicatorDefined',
      {
        readonly indicator: string;
        readonly title: string;
        readonly unit: string;
        readonly baseline?: { readonly value: number; readonly on: PartialDate };
        readonly target?: { readonly value: number; readonly by: PartialDate };
      }
    >
  /** A second value of one date takes the place of the first, with a reason. */
  | Message<
      'IndicatorValueRecorded',
      { readonly indicator: string; readonly value: number; readonly on: PartialDate; readonly reason?: string }
    >;

export const indicatorShapes = { IndicatorDefined: SHARED, IndicatorValueRecorded: SHARED } as const;
