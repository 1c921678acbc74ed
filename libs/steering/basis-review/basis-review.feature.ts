import { feature } from '#http';
import { basisReviewPolicy } from './basis-review.policy.js';

/** Raises a question when what an adoption rests on is corrected. */
export const basisReviewFeature = feature({
  name: 'basisReview',
  policies: [basisReviewPolicy],
});
