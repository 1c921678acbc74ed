import { feature } from '#http';
import { deviationsProjection } from '#shared-kernel';
import { DeviationReads } from './deviations.reads.js';

/** The register of deviations. */
export const deviationsFeature = feature({
  name: 'deviations',
  projections: [deviationsProjection],
  controllers: [DeviationReads],
});
