import { feature } from '#http';
import { reportOutcomePolicy } from '../report-outcome/report-outcome.policy.js';
import { progressReportCommands } from './progress-report.commands.js';
import { ReportContents } from './report-contents.controller.js';
import { ProgressReportReads } from './progress-report-reads.controller.js';
import { ProgressReportCommands } from './progress-report.routes.js';
import { progressReportStream } from './progress-report-stream.js';
import { progressReportsProjection } from './progress-reports.projection.js';
import { ReportVerifications } from './report-verification.controller.js';

export const progressReportFeature = feature({
  name: 'progressReport',
  streams: [{ stream: progressReportStream, commands: progressReportCommands }],
  projections: [progressReportsProjection],
  policies: [reportOutcomePolicy],
  controllers: [ProgressReportCommands, ProgressReportReads, ReportContents, ReportVerifications],
});
