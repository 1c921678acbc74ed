import { feature } from '#http';
import { progressReportCommands } from './progress-report.commands.js';
import { ReportContents } from './report-contents.reads.js';
import { ProgressReportReads } from './progress-report.reads.js';
import { ProgressReportRoutes } from './progress-report.routes.js';
import { progressReportStream } from './progress-report.stream.js';
import { progressReportsProjection } from './progress-report.projection.js';
import { ReportVerifications } from './report-verification.reads.js';

export const progressReportFeature = feature({
  name: 'progressReport',
  streams: [{ stream: progressReportStream, commands: progressReportCommands }],
  projections: [progressReportsProjection],
  controllers: [ProgressReportRoutes, ProgressReportReads, ReportContents, ReportVerifications],
});
