import type { EventShapes, Message } from '#event-sourcing';
import type { OutcomeKind } from '#council';

/** A point of the log: the last event that was read. `revision` is a decimal string. */
export interface LogPoint {
  readonly stream: string;
  readonly revision: string;
}

/** Figures by their name, such as `measures.total`; `null` where the value is unknown. */
export type Figures = Readonly<Record<string, number | null>>;

/** Frozen: computed from the log up to `point`, as of the day `asOf`. */
export interface Compilation {
  readonly version: number;
  readonly title: string;
  readonly asOf: string;
  readonly point: LogPoint;
  /** The reporting round that it rests on. */
  readonly round?: string;
  /** The report that it is compared with. */
  readonly previous?: string;
  /** Whether illustrations are counted. */
  readonly illustrations: boolean;
  readonly figures: Figures;
  /** SHA-256 of the whole report as canonical JSON, which is kept as a document. */
  readonly content: string;
  /** The version of the rules by which it was computed. */
  readonly rules: string;
}

export const REPORT_STATUSES = [
  'compiled',
  'submitted',
  'acknowledged',
  'adopted',
  'rejected',
  'referred',
  'postponed',
  'returned',
  'withdrawn',
] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** The outcome of the paper's item in a committee, or of a clerk's act on the paper. */
export type ReportOutcome = OutcomeKind;

export type ProgressReportEvent =
  | Message<'ReportCompiled', Compilation & { readonly process: string }>
  | Message<'ReportVersionCompiled', Compilation>
  | Message<'ReportSubmitted', { readonly version: number; readonly paper: string }>
  /**
   * By the policy: the outcome of the paper. `event` is the meeting's, or the paper's where a clerk returned or withdrew
   * it; `corrects` is the first event, which it replaces. `version` was before the committee; `status` is the report's
   * status from now on.
   */
  | Message<
      'ReportOutcomeRecorded',
      {
        readonly version: number;
        readonly outcome: ReportOutcome;
        readonly status: ReportStatus;
        readonly event: string;
        readonly corrects?: string;
        readonly committee?: string;
      }
    >
  /** Compiled by mistake, or given up. */
  | Message<'ReportWithdrawn', { readonly reason?: string }>;

export const progressReportShapes: EventShapes<ProgressReportEvent> = {
  ReportCompiled: 1,
  ReportVersionCompiled: 1,
  ReportSubmitted: 1,
  ReportOutcomeRecorded: 1,
  ReportWithdrawn: 1,
};

/** Events that are one entry of the time line and nothing else. */
export const REPORT_ENTRIES = [
  'ReportVersionCompiled',
  'ReportSubmitted',
  'ReportOutcomeRecorded',
  'ReportWithdrawn',
] as const satisfies readonly ProgressReportEvent['type'][];
