import { feature } from '#http';
import { decisionCommands } from './decision.commands.js';
import { DecisionRoutes } from './decision.routes.js';
import { DecisionReads } from './decision.reads.js';
import { decisionStream } from './decision.stream.js';
import { decisionsProjection } from './decision.projection.js';

export const decisionFeature = feature({
  name: 'decision',
  streams: [{ stream: decisionStream, commands: decisionCommands }],
  projections: [decisionsProjection],
  controllers: [DecisionRoutes, DecisionReads],
});
