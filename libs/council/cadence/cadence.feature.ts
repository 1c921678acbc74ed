import { feature } from '#http';
import { cadencePolicy } from './cadence.policy.js';
import { committeeMeetingsPolicy } from './committee-meetings.policy.js';

/** Notes meetings in the streams of their committees, and warns of plans that cannot be met. */
export const cadenceFeature = feature({
  name: 'cadence',
  policies: [cadencePolicy, committeeMeetingsPolicy],
});
