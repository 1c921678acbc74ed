import { feature } from '#http';
import { overduePolicy } from './overdue.policy.js';

/** Reminds of overdue measures. */
export const overdueFeature = feature({
  name: 'overdue',
  policies: [overduePolicy],
});
