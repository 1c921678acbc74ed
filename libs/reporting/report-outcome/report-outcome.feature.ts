import { feature } from '#http';
import { reportOutcomePolicy } from './report-outcome.policy.js';

/** Carries the outcome of a paper to the progress report that it brought. */
export const reportOutcomeFeature = feature({
  name: 'reportOutcome',
  policies: [reportOutcomePolicy],
});
