import type { Feature } from '#http';
import { strategyProcessFeature } from './strategy-process/strategy-process.feature.js';
import { decisionFeature } from './decision/decision.feature.js';
import { basisFeature } from './basis/basis.feature.js';
import { measureFeature } from './measure/measure.feature.js';
import { goalFeature } from './goal/goal.feature.js';
import { indicatorFeature } from './indicator/indicator.feature.js';
import { progressFeature } from './progress/progress.feature.js';
import { assignmentFeature } from './assignment/assignment.feature.js';
import { reportingRoundFeature } from './reporting-round/reporting-round.feature.js';
import { decisionFollowUpFeature } from './decision-follow-up/decision-follow-up.feature.js';
import { basisReviewFeature } from './basis-review/basis-review.feature.js';
import { overdueFeature } from './overdue/overdue.feature.js';
import { registerFeature } from './register/register.feature.js';
import { requestsFeature } from './requests/requests.feature.js';

/** Everything of this context that the server runs. */
export const steeringFeatures: readonly Feature[] = [
  strategyProcessFeature,
  decisionFeature,
  basisFeature,
  measureFeature,
  goalFeature,
  indicatorFeature,
  progressFeature,
  assignmentFeature,
  reportingRoundFeature,
  decisionFollowUpFeature,
  basisReviewFeature,
  overdueFeature,
  registerFeature,
  requestsFeature,
];
