import { feature } from '#http';
import { decisionFollowUpPolicy } from './decision-follow-up.policy.js';
import { followUpProjection } from './decision-follow-up.projection.js';
import { FollowUpReads } from './decision-follow-up.reads.js';

/** Which decisions are carried out, and which are not yet. */
export const decisionFollowUpFeature = feature({
  name: 'decisionFollowUp',
  projections: [followUpProjection],
  policies: [decisionFollowUpPolicy],
  controllers: [FollowUpReads],
});
