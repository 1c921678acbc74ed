import { commandRoutes } from '#http';
import { progressReportStream } from './progress-report.stream.js';
import { progressReportCommands } from './progress-report.commands.js';

/** What committees do with a report comes from its paper by a policy alone. */
export const ProgressReportRoutes = commandRoutes({
  path: 'progress-reports',
  tag: 'Progress reports',
  stream: progressReportStream,
  commands: progressReportCommands,
});
