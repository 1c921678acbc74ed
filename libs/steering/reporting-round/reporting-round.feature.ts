import { feature } from '#http';
import { reportingRoundCommands } from './reporting-round.commands.js';
import { ReportingRoundRoutes } from './reporting-round.routes.js';
import { ReportingRoundReads } from './reporting-round.reads.js';
import { reportingRoundStream } from './reporting-round.stream.js';
import { reportingRoundsProjection } from './reporting-round.projection.js';
import { roundAnswersPolicy } from './round-answers.policy.js';
import { roundDuePolicy } from './round-due.policy.js';

export const reportingRoundFeature = feature({
  name: 'reportingRound',
  streams: [{ stream: reportingRoundStream, commands: reportingRoundCommands }],
  projections: [reportingRoundsProjection],
  policies: [roundAnswersPolicy, roundDuePolicy],
  controllers: [ReportingRoundRoutes, ReportingRoundReads],
});
