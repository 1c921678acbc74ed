import { feature } from '#http';
import { registerPolicy } from './register.policy.js';

/** Registers with a process what belongs to it. */
export const registerFeature = feature({
  name: 'register',
  policies: [registerPolicy],
});
