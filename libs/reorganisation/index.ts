export { reorganisationFeatures } from './reorganisation.features.js';
export { reorganisationDecider } from './reorganisation/reorganisation.decide.js';
export type { ReorganisationEvent } from './reorganisation/reorganisation.events.js';
