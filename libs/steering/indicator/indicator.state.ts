import type { Evolved, PartialDate } from '#event-sourcing';
import type { IndicatorEvent } from './indicator.events.js';

/** `values` by their date: one value a date. */
export interface Indicator {
  readonly title: string;
  readonly unit: string;
  readonly baseline?: { readonly value: number; readonly on: PartialDate };
  readonly target?: { readonly value: number; readonly by: PartialDate };
  readonly values: Readonly<Record<PartialDate, number>>;
}

/** Of one measure or goal, by their id. */
export type Indicators = Readonly<Record<string, Indicator>>;

export function evolveIndicators(indicators: Indicators, event: Evolved<IndicatorEvent>): Indicators {
  switch (event.type) {
    case 'IndicatorDefined': {
      const { indicator, ...defined } = event.data;
      return { ...indicators, [indicator]: { ...defined, values: {} } };
    }
    case 'IndicatorValueRecorded': {
      const { indicator: id, value, on } = event.data;
      const indicator = indicators[id];
      if (indicator === undefined) return indicators;
      return { ...indicators, [id]: { ...indicator, values: { ...indicator.values, [on]: value } } };
    }
  }
}
