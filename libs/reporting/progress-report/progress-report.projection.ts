import type { DateRefined, Recorded, RowChange, RowOf } from '#event-sourcing';
import { patch, projection, put } from '#event-sourcing';
import type { Compilation, ProgressReportEvent } from './progress-report.events.js';
import { progressReportOutcomes, progressReports, progressReportVersions } from './progress-report.tables.js';

export const progressReportsProjection = projection<ProgressReportEvent | DateRefined>()({
  name: 'progressReports',
  version: 1,
  tables: [progressReports, progressReportVersions, progressReportOutcomes],
  reads: ['progressReport'],
  leaves: [],
  handlers: {
    ReportCompiled: (event) => {
      const { id, position: ordinal, revision, data, metadata } = event;
      const { process } = data;
      const fresh = {
        id,
        ordinal,
        revision,
        process,
        paper: null,
        submittedVersion: null,
        evidence: metadata.evidence,
      };
      return [put(progressReports, { ...fresh, ...newest(data) }), versionRow(event)];
    },
    ReportVersionCompiled: (event) => [changed(event, newest(event.data)), versionRow(event)],
    ReportSubmitted: (event) => {
      const { paper, version: submittedVersion } = event.data;
      return [changed(event, { status: 'submitted', paper, submittedVersion })];
    },
    ReportOutcomeRecorded: (event) => {
      const { eventId: entry, position: ordinal, id: report, occurredOn: on, metadata } = event;
      const { version, outcome, status, event: cause, corrects = null, committee = null } = event.data;
      const { evidence } = metadata;
      const row = { entry, ordinal, report, version, outcome, status, event: cause, corrects, committee, on, evidence };
      return [changed(event, { status }), put(progressReportOutcomes, row)];
    },
    ReportWithdrawn: (event) => [changed(event, { status: 'withdrawn' })],
    DateRefined: (event) => {
      const { event: entry, to: on } = event.data;
      return [
        changed(event, {}),
        patch(progressReportVersions, { entry }, { on }),
        patch(progressReportOutcomes, { entry }, { on }),
      ];
    },
  },
});

type ReportRow = RowOf<typeof progressReports>;
type Compiled = Extract<ProgressReportEvent, { readonly type: 'ReportCompiled' | 'ReportVersionCompiled' }>;

type Newest = Pick<ReportRow, 'status' | 'version' | 'title' | 'asOf' | 'illustrations'>;

function newest({ version, title, asOf, illustrations }: Compilation): Newest {
  return { status: 'compiled', version, title, asOf, illustrations };
}

function changed(
  { id, revision }: Recorded<ProgressReportEvent | DateRefined>,
  row: Partial<Omit<ReportRow, 'id'>>,
): RowChange {
  return patch(progressReports, { id }, { ...row, revision });
}

function versionRow(event: Recorded<Compiled>): RowChange {
  const { id: report, eventId: entry, occurredOn: on, metadata } = event;
  const { version, title, asOf, point, rules, round = null, previous = null } = event.data;
  const { illustrations, figures, content } = event.data;
  const { recordedAt, evidence } = metadata;
  return put(progressReportVersions, {
    ...{ report, version, entry, on, recordedAt, title, asOf, point, rules, round, previous },
    ...{ illustrations, figures, content, evidence },
  });
}
