import { commandRoutes } from '#http';
import { progressReportStream } from './progress-report.stream.js';
import { progressReportCommands } from './progress-report.commands.js';

/** Outcomes of a report have no route: they come from its paper by a policy alone. */
export const ProgressReportRoutes = commandRoutes({
  path: 'progress-reports',
  tag: 'Progress reports',
  stream: progressReportStream,
  commands: progressReportCommands,
});
