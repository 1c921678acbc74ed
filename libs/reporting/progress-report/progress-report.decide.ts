import type { CommandOf } from '#commands';
import type { Decider, Decision } from '#event-sourcing';
import { accept, acceptAsIs, decideByType, refuse, refuseMissing, refuseReference } from '#event-sourcing';
import type { progressReportCommands } from './progress-report.commands.js';
import type { Compilation, ProgressReportEvent, ReportStatus } from './progress-report.events.js';
import { progressReportShapes } from './progress-report.events.js';
import { evolveReport } from './progress-report.evolve.js';
import type { ReportPhrase } from './progress-report.refusals.js';
import { germanReport } from './progress-report.refusals.js';
import type { ExistingReport, ProgressReport } from './progress-report.state.js';
import { newest, statusByOutcomes, withOutcome } from './progress-report.state.js';

export type ProgressReportCommand = CommandOf<(typeof progressReportCommands)[number]>;
export type CompileCommand = Extract<
  ProgressReportCommand,
  { readonly type: 'CompileReport' | 'CompileReportVersion' }
>;
type LaterCommand = Exclude<ProgressReportCommand, CompileCommand>;

/** A compilation of the log, or the reason why the log allows none. */
export type ReportFacts =
  | { readonly kind: 'compiled'; readonly compilation: Omit<Compilation, 'version'> }
  | { readonly kind: 'unfit'; readonly reason: ReportPhrase; readonly field?: string }
  | { readonly kind: 'nothing' };

type ReportDecision = Decision<ProgressReportEvent, ReportPhrase>;

export const progressReportDecider: Decider<
  ProgressReportCommand,
  ProgressReport,
  ProgressReportEvent,
  ReportPhrase,
  ReportFacts
> = {
  category: 'progressReport',
  initial: { status: 'unknown' },
  events: progressReportShapes,
  german: germanReport,
  decide: (command, report, facts) => {
    if (command.type === 'CompileReport' || command.type === 'CompileReportVersion') {
      return compile(command, report, facts);
    }
    return report.status === 'unknown' ? refuseMissing('report is not known') : decideLater(command, report, facts);
  },
  evolve: evolveReport,
};

/** The reasons against a compilation that are known without reading the log. */
export function refusedCompilation(
  { type, data, meta }: CompileCommand,
  report: ProgressReport,
): ReportDecision | null {
  if (type === 'CompileReport' && report.status !== 'unknown') return refuse('report is compiled already');
  if (type === 'CompileReportVersion') {
    if (report.status === 'unknown') return refuseMissing('report is not known');
    const closed = CLOSED[report.status];
    if (closed !== null) return refuse(closed);
  }
  return data.asOf !== undefined && data.asOf > meta.today ? refuse('as-of day lies in the future') : null;
}

/** The reason against a new version in a status; `null` where one is allowed. */
const CLOSED: Readonly<Record<ReportStatus, ReportPhrase | null>> = {
  compiled: null,
  returned: null,
  postponed: null,
  referred: null,
  submitted: 'report is with the committees',
  acknowledged: 'committees are done with the report',
  adopted: 'committees are done with the report',
  rejected: 'committees are done with the report',
  withdrawn: 'report is withdrawn',
};

function compile(command: CompileCommand, report: ProgressReport, facts: ReportFacts): ReportDecision {
  const refused = refusedCompilation(command, report);
  if (refused !== null) return refused;
  if (facts.kind !== 'compiled') return refuseUnfit(facts);
  const { compilation } = facts;
  if (command.type === 'CompileReport') {
    const { process } = command.data;
    return accept<ProgressReportEvent>({ type: 'ReportCompiled', data: { process, version: 1, ...compilation } });
  }
  if (report.status === 'unknown') return refuseMissing('report is not known');
  const version = newest(report).version + 1;
  return accept<ProgressReportEvent>({ type: 'ReportVersionCompiled', data: { version, ...compilation } });
}

function refuseUnfit(facts: Exclude<ReportFacts, { readonly kind: 'compiled' }>): ReportDecision {
  if (facts.kind === 'nothing') return refuseMissing('report is not known');
  return facts.field === undefined ? refuse(facts.reason) : refuseReference(facts.reason, facts.field);
}

const decideLater = decideByType<LaterCommand, ExistingReport, ProgressReportEvent, ReportPhrase, ReportFacts>({
  SubmitReport: ({ data }, report, facts) => {
    const { version } = newest(report);
    const { paper } = data;
    if (data.version !== undefined && data.version !== version) {
      return refuse('only the newest version can be submitted');
    }
    const last = report.submissions.at(-1);
    if (report.status === 'submitted' && last?.paper === paper && last.version === version) {
      return acceptAsIs('submitted already');
    }
    const closed = closedForSubmission(report.status);
    if (closed !== null) return refuse(closed);
    if (facts.kind === 'unfit') return refuseUnfit(facts);
    return accept({ type: 'ReportSubmitted', data: { version, paper } });
  },
  WithdrawReport: ({ data }, { status }) => {
    if (status === 'withdrawn') return acceptAsIs('withdrawn already');
    const closed = closedForSubmission(status);
    return closed === null ? accept({ type: 'ReportWithdrawn', data }) : refuse(closed);
  },
  RecordReportOutcome: ({ data }, report) => {
    const { paper, event, corrects, outcome, committee } = data;
    if (report.outcomes.some(({ events }) => events.includes(event))) return acceptAsIs('recorded already');
    const submission = report.submissions.findLast((one) => one.paper === paper);
    if (submission === undefined) return refuseReference('report was not submitted with this paper', 'paper');
    const former = report.outcomes.find(({ first }) => first === corrects);
    const version = former?.version ?? submission.version;
    const recorded = { event, version, outcome, ...(corrects !== undefined && { corrects }) };
    const status = statusWith(report, recorded);
    return accept({
      type: 'ReportOutcomeRecorded',
      data: { ...recorded, status, ...(committee !== undefined && { committee }) },
    });
  },
});

/** The reason against a submission or withdrawal in a status; `null` where it is allowed. */
function closedForSubmission(status: ReportStatus): ReportPhrase | null {
  if (status === 'compiled' || status === 'returned') return null;
  return CLOSED[status] ?? 'report is with the committees';
}

/** A report that a person withdrew stays withdrawn; the outcome of its paper changes nothing. */
function statusWith(report: ExistingReport, recorded: Parameters<typeof withOutcome>[1]): ReportStatus {
  const isGivenUp = report.status === 'withdrawn' && statusByOutcomes(report, report.outcomes) !== 'withdrawn';
  return isGivenUp ? 'withdrawn' : statusByOutcomes(report, withOutcome(report.outcomes, recorded));
}
