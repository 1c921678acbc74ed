import { feature } from '#http';
import { consultationPolicy } from './consultation.policy.js';

/** Carries the outcome of an item to the step of its paper. */
export const consultationFeature = feature({
  name: 'consultation',
  policies: [consultationPolicy],
});
