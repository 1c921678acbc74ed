import { feature } from '#http';
import { basisQuestionsProjection } from './basis-questions.projection.js';

/** Questions about what adoptions rest on. */
export const basisFeature = feature({
  name: 'basis',
  projections: [basisQuestionsProjection],
});
