import { feature } from '#http';
import { OverrideReads } from './overrides.reads.js';

/** The register of traffic lights that are set by hand. */
export const overridesFeature = feature({
  name: 'overrides',
  controllers: [OverrideReads],
});
