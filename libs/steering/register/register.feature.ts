import { feature } from '#http';
import { registerPolicy } from './register.policy.js';

/** Registers measures and committees with their process. */
export const registerFeature = feature({
  name: 'register',
  policies: [registerPolicy],
});
