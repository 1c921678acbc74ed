import { commandRoutes } from '#http';
import { reportingRoundStream } from './reporting-round.stream.js';
import { reportingRoundCommands } from './reporting-round.commands.js';

export const ReportingRoundRoutes = commandRoutes({
  path: 'reporting-rounds',
  tag: 'Reporting rounds',
  stream: reportingRoundStream,
  commands: reportingRoundCommands,
});
