import { feature } from '#http';
import { indicatorsProjection } from './indicator.projection.js';
import { IndicatorReads } from './indicator.reads.js';

/** The indicators of measures and goals. */
export const indicatorFeature = feature({
  name: 'indicator',
  projections: [indicatorsProjection],
  controllers: [IndicatorReads],
});
