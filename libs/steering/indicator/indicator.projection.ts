import type { Projection, Recorded, RowChange } from '#event-sourcing';
import { categoryOf, put, table } from '#event-sourcing';
import type { IndicatorEvent } from './indicator.events.js';

/** Of measures and goals; `entity` is which. Values are decimal numbers. */
export const indicators = table({
  name: 'indicators',
  columns: {
    id: 'text',
    ordinal: 'position',
    entity: 'text',
    category: 'text',
    title: 'text',
    unit: 'text',
    baseline: 'json?',
    target: 'json?',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['entity']],
});

/** One row a date: a corrected value takes the place of the former one, and says why. */
export const indicatorValues = table({
  name: 'indicatorValues',
  columns: {
    indicator: 'text',
    on: 'text',
    ordinal: 'position',
    event: 'text',
    value: 'json',
    reason: 'text?',
    evidence: 'json',
  },
  key: ['indicator', 'on'],
});

export const indicatorsProjection: Projection = {
  name: 'indicators',
  version: 1,
  tables: [indicators, indicatorValues],
  reads: ['measure', 'goal'],
  project: (event) => (isIndicatorEvent(event) ? rowsOf(event) : []),
};

function isIndicatorEvent(event: Recorded): event is Recorded<IndicatorEvent> {
  return event.type === 'IndicatorDefined' || event.type === 'IndicatorValueRecorded';
}

function rowsOf(event: Recorded<IndicatorEvent>): readonly RowChange[] {
  const { id: entity, stream, eventId, position: ordinal, metadata } = event;
  const { evidence } = metadata;
  switch (event.type) {
    case 'IndicatorDefined': {
      const { indicator: id, title, unit, baseline = null, target = null } = event.data;
      const category = categoryOf(stream);
      return [put(indicators, { id, ordinal, entity, category, title, unit, baseline, target, evidence })];
    }
    case 'IndicatorValueRecorded': {
      const { indicator, on, value, reason = null } = event.data;
      return [put(indicatorValues, { indicator, on, ordinal, event: eventId, value, reason, evidence })];
    }
  }
}
