export { reorganisationFeatures } from './reorganisation.features.js';
