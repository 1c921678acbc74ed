import { feature } from '#http';
import { basisReviewPolicy } from './basis-review.policy.js';

/** Raises a question when the decision on an adoption was corrected, void or withdrawn. */
export const basisReviewFeature = feature({
  name: 'basisReview',
  policies: [basisReviewPolicy],
});
