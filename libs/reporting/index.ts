export { reportingFeatures } from './reporting.features.js';
