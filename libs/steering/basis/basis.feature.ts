import { feature } from '#http';
import { basisQuestionsProjection } from './basis-questions.projection.js';

/** Questions about the basis of adoptions. */
export const basisFeature = feature({
  name: 'basis',
  projections: [basisQuestionsProjection],
});
