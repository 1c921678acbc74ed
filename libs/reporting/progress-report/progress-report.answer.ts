import type { AnswerOf } from '#http';
import { answer, rowSchema } from '#http';
import { nameSchema } from '#shared-kernel';
import type { Figures } from './progress-report.events.js';
import { progressReportOutcomes, progressReports, progressReportVersions } from './progress-report.tables.js';

const { choice, extended, flag, id, integer, list, number, open, orNull, shape, text } = answer;

const asOf = '2020-06-30';
const title = 'Sachstandsbericht „Wir alle sind LU“, Stand 30.06.2020';
const hash = '01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b';
const point = shape({ stream: text('measure-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11'), revision: text('7') });
const figures = open<Figures>(
  { 'measures.total': 12, 'progress.process': 57.5 },
  'Numbers by their name; null where nothing is known.',
);

/** A report as lists show it. */
export const reportListed = rowSchema(progressReports, {
  and: { processName: nameSchema, paperName: nameSchema },
  examples: { status: 'submitted', title, asOf, submittedVersion: null },
});

const version = rowSchema(progressReportVersions, {
  without: ['report', 'entry'],
  and: { point, figures },
  examples: { title, asOf, rules: 'report-2, light-1', content: hash, recordedAt: '2020-07-20T08:00:00.000Z' },
});

const outcome = rowSchema(progressReportOutcomes, {
  without: ['entry', 'report'],
  and: { committeeName: nameSchema },
  examples: { outcome: 'acknowledged', status: 'acknowledged' },
});

/** One report with its versions, the newest first, and its outcomes in committees. */
export const reportAnswer = extended(reportListed, { figures, versions: list(version), outcomes: list(outcome) });

export type ReportListed = AnswerOf<typeof reportListed>;
export type ReportAnswer = AnswerOf<typeof reportAnswer>;

const titled = shape({ id: id(), name: nameSchema });

/** The outline of the kept content; `ReportContent` describes the members of its lists. */
export const contentAnswer = shape({
  title: text(title),
  process: titled,
  asOf: text(asOf),
  point,
  rules: text('report-2, light-1'),
  illustrations: flag(false),
  figures,
  previous: orNull(open({ version: 1, asOf: '2019-12-31' })),
  fields: list(open({ title: 'Sprache', measures: [] })),
  measures: list(open({ title: 'Sprachkurse', status: 'inProgress', percent: 60, light: 'green' })),
  goals: list(open({ title: 'Teilhabe', status: 'adopted' })),
  overdue: list(open({ end: '2020-03', blocked: null })),
  decisions: list(open({ kind: 'executive', title: 'Start der Sprachkurse' })),
  outcomes: list(open({ number: '5', title: 'Sachstand', outcome: 'acknowledged' })),
  assignments: shape({ open: list(open({ title: 'Zahlen nachtragen' })), confirmed: integer(3), dropped: integer(0) }),
  round: orNull(open({ unitsAsked: 12, unitsAnswered: 9 })),
  deviations: list(open({ rule: 'openMilestones', weight: 'formal' })),
});

export const verificationAnswer = shape({
  verified: flag(true),
  version: integer(1),
  asOf: text(asOf),
  point,
  rules: text('report-2, light-1'),
  figures: list(
    shape({
      name: text('measures.total'),
      reported: orNull(number(12)),
      recomputed: orNull(number(12)),
      matches: flag(true),
    }),
  ),
  contentMatches: flag(true),
  document: choice('kept', 'missing', 'damaged'),
  differences: list(
    shape({ what: choice('figure', 'content', 'document', 'rules', 'point', 'compilation'), text: text('…') }),
  ),
});

export type VerificationAnswer = AnswerOf<typeof verificationAnswer>;
