import { feature } from '#http';
import { requestsPolicy } from './requests.policy.js';

/** Turns the requests of meetings into assignments. */
export const requestsFeature = feature({
  name: 'requests',
  policies: [requestsPolicy],
});
