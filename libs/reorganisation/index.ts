export { reorganisationFeatures } from './reorganisation.features.js';
export { organisationsIn, receiversIn } from './reorganisation/change-organisations.js';
export { reorganisationDecider } from './reorganisation/reorganisation.decide.js';
export type { Change, ReorganisationEvent } from './reorganisation/reorganisation.events.js';
export { reorganisations } from './reorganisation/reorganisation.tables.js';
