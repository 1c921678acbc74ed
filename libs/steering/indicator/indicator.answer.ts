import type { AnswerOf } from '#http';
import { answer, rowSchema } from '#http';
import { indicators, indicatorValues } from './indicator.tables.js';

const { choice, list, number, orNull, shape, text } = answer;

/** An indicator with its series, by date. */
export const indicatorAnswer = rowSchema(indicators, {
  and: {
    category: choice('measure', 'goal'),
    baseline: orNull(shape({ value: number(12), on: text('2018') })),
    target: orNull(shape({ value: number(20), by: text('2020') })),
    values: list(rowSchema(indicatorValues, { without: ['indicator'], and: { value: number(14) } })),
  },
  examples: { title: 'Teilnehmende an Sprachkursen', unit: 'Personen' },
});

export type IndicatorAnswer = AnswerOf<typeof indicatorAnswer>;
