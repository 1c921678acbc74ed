import type { Evolved, EvolveMap } from '#event-sourcing';
import type { IndicatorEvent } from '../../indicator/indicator.events.js';
import { evolveIndicators } from '../../indicator/indicator.state.js';
import type { WatchEvent } from '../measure.events.js';
import type { ExistingMeasure } from '../measure.state.js';

export const watchSteps: EvolveMap<ExistingMeasure, WatchEvent> = {
  TrafficLightOverridden: (measure, { data: { light, reason, until = null } }) => ({
    ...measure,
    override: { light, reason, until },
  }),
  TrafficLightOverrideEnded: ({ override, ...rest }) => rest,
  MeasureReminded: (measure, { data, occurredOn: on }) => ({
    ...measure,
    reminders: [...measure.reminders, { ...data, on }],
  }),
  IndicatorDefined: withIndicator,
  IndicatorValueRecorded: withIndicator,
};

function withIndicator(measure: ExistingMeasure, event: Evolved<IndicatorEvent>): ExistingMeasure {
  return { ...measure, indicators: evolveIndicators(measure.indicators, event) };
}
