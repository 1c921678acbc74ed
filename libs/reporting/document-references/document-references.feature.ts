import { feature } from '#http';
import { documentReferencesProjection } from './document-references.projection.js';

export const documentReferencesFeature = feature({
  name: 'documentReferences',
  projections: [documentReferencesProjection],
});
