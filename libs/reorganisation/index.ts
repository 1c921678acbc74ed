export { reorganisationFeatures } from './reorganisation.features.js';
export type { ReorganisationEvent } from './reorganisation/reorganisation.events.js';
export { reorganisationDecider } from './reorganisation/reorganisation.js';
