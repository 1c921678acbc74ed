import { feature } from '#http';
import { cadencePolicy } from './cadence.policy.js';
import { committeeMeetingsPolicy } from './committee-meetings.policy.js';

/** Measures the plans of committees by the meetings that were held. */
export const cadenceFeature = feature({
  name: 'cadence',
  policies: [cadencePolicy, committeeMeetingsPolicy],
});
