import { feature } from '#http';
import { basisReviewPolicy } from '../basis-review/basis-review.policy.js';
import { decisionFollowUpPolicy } from '../decision-follow-up/decision-follow-up.policy.js';
import { FollowUpReads } from '../decision-follow-up/follow-up-reads.controller.js';
import { followUpProjection } from '../decision-follow-up/follow-up.projection.js';
import { basisQuestionsProjection } from './basis-questions.projection.js';
import { decisionCommands } from './decision.commands.js';
import { DecisionCommands } from './decision.controller.js';
import { DecisionReads } from './decision-reads.controller.js';
import { decisionStream } from './decision-stream.js';
import { decisionsProjection } from './decisions.projection.js';

export const decisionFeature = feature({
  name: 'decision',
  streams: [{ stream: decisionStream, commands: decisionCommands }],
  projections: [decisionsProjection, basisQuestionsProjection, followUpProjection],
  policies: [basisReviewPolicy, decisionFollowUpPolicy],
  controllers: [DecisionCommands, FollowUpReads, DecisionReads],
});
