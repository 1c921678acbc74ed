import { table } from '#event-sourcing';
import { namesIn, registerNames } from '#shared-kernel';

const evidence = 'json' as const;

/** With the newest version of each. */
export const progressReports = table({
  name: 'progressReports',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: 'text',
    process: 'text',
    version: 'integer',
    title: 'text',
    asOf: 'text',
    /** Whether illustrations are counted. */
    illustrations: 'boolean',
    /** That it was submitted with last. */
    paper: 'text?',
    submittedVersion: 'integer?',
    evidence,
  },
  key: ['id'],
  indexes: [['ordinal'], ['process', 'ordinal']],
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
    point: 'json',
    rules: 'text',
    round: 'text?',
    previous: 'text?',
    illustrations: 'boolean',
    figures: 'json',
    /** SHA-256 of the kept content. */
    content: 'text',
    evidence,
  },
  key: ['entry'],
  indexes: [['report', 'version']],
});

export const progressReportOutcomes = table({
  name: 'progressReportOutcomes',
  columns: {
    entry: 'text',
    ordinal: 'position',
    report: 'text',
    version: 'integer',
    outcome: 'text',
    /** What the report was from then on. */
    status: 'text',
    event: 'text',
    corrects: 'text?',
    committee: 'text?',
    on: 'text',
    evidence,
  },
  key: ['entry'],
  indexes: [['report', 'ordinal']],
});
