import type { Evolved, Message } from '#event-sourcing';
import { evolveByType, unchanged } from '#event-sourcing';
import type { ProgressReportEvent } from './progress-report.events.js';
import type { ExistingReport, ProgressReport } from './progress-report.state.js';
import { withOutcome } from './progress-report.state.js';

type Step<E extends Message> = (report: ProgressReport, event: Evolved<E>) => ProgressReport;

/** A step of a report that was compiled. */
function ofExisting<E extends Message>(step: (report: ExistingReport, event: Evolved<E>) => ExistingReport): Step<E> {
  return (report, event) => (report.status === 'unknown' ? report : step(report, event));
}

export const evolveReport = evolveByType<ProgressReport, ProgressReportEvent>({
  ReportCompiled: (_report, { data: { process, ...compilation } }) => ({
    status: 'compiled',
    process,
    compilations: [compilation],
    submissions: [],
    outcomes: [],
  }),
  ReportVersionCompiled: ofExisting((report, { data }) => ({
    ...report,
    status: 'compiled',
    compilations: [...report.compilations, data],
  })),
  ReportSubmitted: ofExisting((report, { data }) => ({
    ...report,
    status: 'submitted',
    submissions: [...report.submissions, data],
  })),
  ReportOutcomeRecorded: ofExisting((report, { data }) => ({
    ...report,
    status: data.status,
    outcomes: withOutcome(report.outcomes, data),
  })),
  ReportWithdrawn: ofExisting((report) => ({ ...report, status: 'withdrawn' })),
  DateRefined: unchanged,
});
