import { OUTCOMES } from '#council';
import type { Compilation, ReportOutcome, ReportStatus } from './progress-report.events.js';

/** The outcome of the version that was before a committee; `first` is the event that recorded it first. */
export interface RecordedOutcome {
  readonly first: string;
  readonly events: readonly string[];
  readonly version: number;
  readonly outcome: ReportOutcome;
}

export interface ReportBody {
  readonly process: string;
  /** Oldest first; the last one is the newest version. */
  readonly compilations: readonly [Compilation, ...Compilation[]];
  readonly submissions: readonly { readonly version: number; readonly paper: string }[];
  readonly outcomes: readonly RecordedOutcome[];
}

export type ExistingReport = ReportBody & { readonly status: ReportStatus };
export type ProgressReport = { readonly status: 'unknown' } | ExistingReport;

/** A correction keeps the place of the outcome that it corrects. */
export function withOutcome(
  outcomes: readonly RecordedOutcome[],
  recorded: {
    readonly event: string;
    readonly corrects?: string;
    readonly version: number;
    readonly outcome: ReportOutcome;
  },
): readonly RecordedOutcome[] {
  const { event, corrects: first = event, version, outcome } = recorded;
  const former = outcomes.find((one) => one.first === first);
  if (former === undefined) return [...outcomes, { first, events: [event], version, outcome }];
  const corrected = { ...former, events: [...former.events, event], outcome };
  return outcomes.map((one) => (one === former ? corrected : one));
}

export function newest({ compilations }: ReportBody): Compilation {
  return compilations.at(-1) ?? compilations[0];
}

/** The newest version that was submitted and is not as of a later day. */
export function lastSubmitted({ compilations, submissions }: ReportBody, asOf: string): Compilation | undefined {
  const submitted = new Set(submissions.map(({ version }) => version));
  return compilations.findLast((one) => submitted.has(one.version) && one.asOf <= asOf);
}

/** The status that follows from the outcomes of the newest version. */
export function statusByOutcomes(report: ReportBody, outcomes: readonly RecordedOutcome[]): ReportStatus {
  const submitted = report.submissions.at(-1)?.version;
  if (submitted !== newest(report).version) return 'compiled';
  const statuses = outcomes.filter(({ version }) => version === submitted).map(({ outcome }) => statusAfter(outcome));
  return statuses.findLast((status) => status !== undefined) ?? 'submitted';
}

/** `undefined` for an outcome that does not change the status. Taking note is no adoption. */
function statusAfter(outcome: ReportOutcome): ReportStatus | undefined {
  const { standing } = OUTCOMES[outcome];
  return standing === 'unchanged' ? undefined : standing;
}
