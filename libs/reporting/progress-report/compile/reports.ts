import type { ProgressReportEvent } from '../progress-report.events.js';
import { evolveReport } from '../progress-report.evolve.js';
import type { ExistingReport, ProgressReport } from '../progress-report.state.js';
import type { ReportedLog } from './reported-log.js';

/** Reports of the process at the last event that was taken, by id, in the order in which they were compiled first. */
export function reportsOf(log: ReportedLog, process: string): ReadonlyMap<string, ExistingReport> {
  const reports = new Map<string, ExistingReport>();
  for (const [id, events] of log.streams<ProgressReportEvent>('progressReport')) {
    const report = events.reduce<ProgressReport>(evolveReport, { status: 'unknown' });
    if (report.status !== 'unknown' && report.process === process) reports.set(id, report);
  }
  return reports;
}
