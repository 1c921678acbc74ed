export { CLOSED_CATEGORIES, OPEN_CATEGORIES } from './document-references/document-references.projection.js';
export { reportingFeatures } from './reporting.features.js';
