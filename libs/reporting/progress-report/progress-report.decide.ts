import type { CommandOf } from '#commands';
import type { Decider, Decision } from '#event-sourcing';
import { accept, acceptAsIs, refuse, refuseMissing, refuseReference } from '#event-sourcing';
import type { progressReportCommands } from './progress-report.commands.js';
import type { Compilation, ProgressReportEvent, ReportStatus } from './progress-report.events.js';
import type { ReportPhrase } from './progress-report.refusals.js';
import { germanReport } from './progress-report.refusals.js';
import type { ExistingReport, ProgressReport } from './progress-report.state.js';
import { evolveReport, newest, statusByOutcomes, withOutcome } from './progress-report.state.js';

export type ProgressReportCommand = CommandOf<(typeof progressReportCommands)[number]>;
export type CompileCommand = Extract<
  ProgressReportCommand,
  { readonly type: 'CompileReport' | 'CompileReportVersion' }
>;

/** What the log says, or what it lacks so that nothing can be compiled. */
export type ReportFacts =
  | { readonly kind: 'compiled'; readonly compilation: Omit<Compilation, 'version'> }
  | { readonly kind: 'unfit'; readonly reason: ReportPhrase; readonly field?: string }
  | { readonly kind: 'nothing' };

type ReportDecision = Decision<ProgressReportEvent, ReportPhrase>;
type Data<T extends ProgressReportCommand['type']> = Extract<ProgressReportCommand, { readonly type: T }>['data'];

export const progressReportDecider: Decider<
  ProgressReportCommand,
  ProgressReport,
  ProgressReportEvent,
  ReportPhrase,
  ReportFacts
> = {
  category: 'progressReport',
  initial: { status: 'unknown' },
  events: {
    ReportCompiled: 1,
    ReportVersionCompiled: 1,
    ReportSubmitted: 1,
    ReportOutcomeRecorded: 1,
    ReportWithdrawn: 1,
  },
  german: germanReport,
  decide: (command, report, facts) => {
    if (command.type === 'CompileReport' || command.type === 'CompileReportVersion') {
      return compiled(command, report, facts);
    }
    if (report.status === 'unknown') return refuseMissing('report is not known');
    switch (command.type) {
      case 'SubmitReport':
        return submit(command.data, report, facts);
      case 'WithdrawReport':
        return withdraw(command.data, report);
      case 'RecordReportOutcome':
        return recordOutcome(command.data, report);
    }
  },
  evolve: evolveReport,
};

/** Why nothing is compiled, as far as that is known without a look at the log. */
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

/** Why there is no new version in a status; `null` where there may be one. */
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

function compiled(command: CompileCommand, report: ProgressReport, facts: ReportFacts): ReportDecision {
  const refused = refusedCompilation(command, report);
  if (refused !== null) return refused;
  if (facts.kind !== 'compiled') return unfit(facts);
  const { compilation } = facts;
  if (command.type === 'CompileReport') {
    const { process } = command.data;
    return accept<ProgressReportEvent>({ type: 'ReportCompiled', data: { process, version: 1, ...compilation } });
  }
  if (report.status === 'unknown') return refuseMissing('report is not known');
  const version = newest(report).version + 1;
  return accept<ProgressReportEvent>({ type: 'ReportVersionCompiled', data: { version, ...compilation } });
}

function unfit(facts: Exclude<ReportFacts, { readonly kind: 'compiled' }>): ReportDecision {
  if (facts.kind === 'nothing') return refuseMissing('report is not known');
  return facts.field === undefined ? refuse(facts.reason) : refuseReference(facts.reason, facts.field);
}

function submit(data: Data<'SubmitReport'>, report: ExistingReport, facts: ReportFacts): ReportDecision {
  const { version } = newest(report);
  const { paper } = data;
  if (data.version !== undefined && data.version !== version) return refuse('only the newest version can be submitted');
  const last = report.submissions.at(-1);
  if (report.status === 'submitted' && last?.paper === paper && last.version === version) {
    return acceptAsIs('submitted already');
  }
  if (report.status !== 'compiled' && report.status !== 'returned') {
    return refuse(CLOSED[report.status] ?? 'report is with the committees');
  }
  if (facts.kind === 'unfit') return unfit(facts);
  return accept<ProgressReportEvent>({ type: 'ReportSubmitted', data: { version, paper } });
}

function withdraw(data: Data<'WithdrawReport'>, { status }: ExistingReport): ReportDecision {
  if (status === 'withdrawn') return acceptAsIs('withdrawn already');
  if (status !== 'compiled' && status !== 'returned') return refuse(CLOSED[status] ?? 'report is with the committees');
  return accept<ProgressReportEvent>({ type: 'ReportWithdrawn', data });
}

function recordOutcome(data: Data<'RecordReportOutcome'>, report: ExistingReport): ReportDecision {
  const { paper, event, corrects, outcome, committee } = data;
  if (report.outcomes.some(({ events }) => events.includes(event))) return acceptAsIs('recorded already');
  const submission = report.submissions.findLast((one) => one.paper === paper);
  if (submission === undefined) return refuseReference('report was not submitted with this paper', 'paper');
  const former = report.outcomes.find(({ first }) => first === corrects);
  const version = former?.version ?? submission.version;
  const told = { event, version, outcome, ...(corrects !== undefined && { corrects }) };
  return accept<ProgressReportEvent>({
    type: 'ReportOutcomeRecorded',
    data: { ...told, status: statusWith(report, told), ...(committee !== undefined && { committee }) },
  });
}

/** A report that somebody withdrew stays so, whatever becomes of its paper. */
function statusWith(report: ExistingReport, told: Parameters<typeof withOutcome>[1]): ReportStatus {
  const isGivenUp = report.status === 'withdrawn' && statusByOutcomes(report, report.outcomes) !== 'withdrawn';
  return isGivenUp ? 'withdrawn' : statusByOutcomes(report, withOutcome(report.outcomes, told));
}
