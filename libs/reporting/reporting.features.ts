import type { Feature } from '#http';
import { documentReferencesFeature } from './document-references/document-references.feature.js';
import { publicityFeature } from './publicity/publicity.feature.js';
import { progressReportFeature } from './progress-report/progress-report.feature.js';
import { reportOutcomeFeature } from './report-outcome/report-outcome.feature.js';
import { timelineFeature } from './timeline/timeline.feature.js';
import { weekFeature } from './week/week.feature.js';
import { lateEntriesFeature } from './late-entries/late-entries.feature.js';
import { deviationsFeature } from './deviations/deviations.feature.js';
import { conflictFeature } from './conflict/conflict.feature.js';
import { stillWithEndedFeature } from './still-with-ended/still-with-ended.feature.js';
import { overridesFeature } from './overrides/overrides.feature.js';

/** Everything of this context that the server runs. */
export const reportingFeatures: readonly Feature[] = [
  progressReportFeature,
  reportOutcomeFeature,
  timelineFeature,
  weekFeature,
  lateEntriesFeature,
  deviationsFeature,
  overridesFeature,
  conflictFeature,
  stillWithEndedFeature,
  publicityFeature,
  documentReferencesFeature,
];
