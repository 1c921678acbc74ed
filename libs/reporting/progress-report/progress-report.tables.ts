import type { Evidence } from '#event-sourcing';
import { json, table, word } from '#event-sourcing';
import { namesIn, registerNames } from '#shared-kernel';
import type { Figures, LogPoint, ReportOutcome, ReportStatus } from './progress-report.events.js';

const evidence = json<Evidence>();

/** Each report with its newest version. */
export const progressReports = table({
  name: 'progressReports',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<ReportStatus>(),
    process: 'text',
    version: 'integer',
    title: 'text',
    asOf: 'text',
    /** Whether illustrations are counted. */
    illustrations: 'boolean',
    /** The paper that it was submitted with last. */
    paper: 'text?',
    submittedVersion: 'integer?',
    evidence,
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal']],
  visibility: 'everyone',
});

registerNames(
  'progressReport',
  namesIn(progressReports, ({ title }) => title),
);

export const progressReportVersions = table({
  name: 'progressReportVersions',
  columns: {
    report: 'text',
    version: 'integer',
    /** The event that made the row: a date that is refined later names it. */
    entry: 'text',
    on: 'text',
    recordedAt: 'text',
    title: 'text',
    asOf: 'text',
    point: json<LogPoint>(),
    rules: 'text',
    round: 'text?',
    previous: 'text?',
    illustrations: 'boolean',
    figures: json<Figures>(),
    /** SHA-256 of the kept content. */
    content: 'text',
    evidence,
  },
  key: ['entry'],
  indexes: [['report', 'version']],
  visibility: 'everyone',
});

export const progressReportOutcomes = table({
  name: 'progressReportOutcomes',
  columns: {
    entry: 'text',
    ordinal: 'position',
    report: 'text',
    version: 'integer',
    outcome: word<ReportOutcome>(),
    /** The report's status from then on. */
    status: word<ReportStatus>(),
    event: 'text',
    corrects: 'text?',
    committee: 'text?',
    on: 'text',
    evidence,
  },
  key: ['entry'],
  indexes: [['report', 'ordinal']],
  visibility: 'everyone',
});
