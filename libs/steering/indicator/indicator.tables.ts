import type { Evidence } from '#event-sourcing';
import { json, jsonOrNull, table, word } from '#event-sourcing';
import type { IndicatorEvent } from './indicator.events.js';

type Defined = Extract<IndicatorEvent, { readonly type: 'IndicatorDefined' }>['data'];

/** Indicators of measures and goals; `entity` is the id of the measure or goal. Values are decimal numbers. */
export const indicators = table({
  name: 'indicators',
  columns: {
    id: 'text',
    ordinal: 'position',
    entity: 'text',
    category: word<'measure' | 'goal'>(),
    title: 'text',
    unit: 'text',
    baseline: jsonOrNull<NonNullable<Defined['baseline']>>(),
    target: jsonOrNull<NonNullable<Defined['target']>>(),
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['entity']],
  visibility: 'everyone',
});

/** One row a date: a corrected value takes the place of the former value, with a reason. */
export const indicatorValues = table({
  name: 'indicatorValues',
  columns: {
    indicator: 'text',
    on: 'text',
    ordinal: 'position',
    event: 'text',
    value: json<number>(),
    reason: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['indicator', 'on'],
  visibility: 'everyone',
});
