import type { Projection, Recorded, RowChange } from '#event-sourcing';
import { categoryOf, put, takes } from '#event-sourcing';
import type { IndicatorEvent } from './indicator.events.js';
import { indicators, indicatorValues } from './indicator.tables.js';

const ofIndicators = takes<IndicatorEvent>()({ takes: ['IndicatorDefined', 'IndicatorValueRecorded'], leaves: [] });

/** It takes the events on indicators; the other events of measures and goals are not its subject. */
export const indicatorsProjection: Projection = {
  name: 'indicators',
  version: 1,
  tables: [indicators, indicatorValues],
  reads: ['measure', 'goal'],
  project: (event) => (ofIndicators(event) ? rowsOf(event) : []),
};

function rowsOf(event: Recorded<IndicatorEvent>): readonly RowChange[] {
  const { id: entity, stream, eventId, position: ordinal, metadata } = event;
  const { evidence } = metadata;
  switch (event.type) {
    case 'IndicatorDefined': {
      const { indicator: id, title, unit, baseline = null, target = null } = event.data;
      const category = categoryOf(stream) === 'goal' ? 'goal' : 'measure';
      return [put(indicators, { id, ordinal, entity, category, title, unit, baseline, target, evidence })];
    }
    case 'IndicatorValueRecorded': {
      const { indicator, on, value, reason = null } = event.data;
      return [put(indicatorValues, { indicator, on, ordinal, event: eventId, value, reason, evidence })];
    }
  }
}
