import { lastSubmitted, newest } from '../progress-report.state.js';
import type { PreviousReport } from '../report-content.js';
import type { CompileOptions, Uncompiled } from './compile-options.js';
import type { ReportedLog } from './reported-log.js';
import { reportsOf } from './reports.js';

/**
 * The report that this one is compared with: the one that was named, or the last one that was submitted. Drafts are no
 * reports: compiling twice compares both with the same report.
 */
export function previousOf(log: ReportedLog, options: CompileOptions): PreviousReport | Uncompiled | null {
  const { process, asOf, previous: named, self } = options;
  if (named === null) return null;
  const reports = reportsOf(log, process);
  if (named === undefined) {
    const earlier = [...reports].flatMap(([id, report]) => {
      const submitted = id === self || report.status === 'withdrawn' ? undefined : lastSubmitted(report, asOf);
      return submitted === undefined ? [] : [previousReport(id, submitted)];
    });
    return earlier.at(-1) ?? null;
  }
  const report = named === self ? undefined : reports.get(named);
  if (report === undefined) return { reason: 'process has no such previous report', field: 'previous' };
  if (newest(report).asOf > asOf) return { reason: 'previous report is as of a later day' };
  return previousReport(named, newest(report));
}

function previousReport(id: string, { version, title, asOf, point }: Omit<PreviousReport, 'id'>): PreviousReport {
  return { id, version, title, asOf, point };
}
