import type { Message } from '#event-sourcing';

/** A point of the log: the last event that was looked at. `revision` is a decimal string. */
export interface LogPoint {
  readonly stream: string;
  readonly revision: string;
}

/** Figures by their name, such as `measures.total`; `null` where nothing is known. */
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

export type ReportStatus =
  | 'compiled'
  | 'submitted'
  | 'acknowledged'
  | 'adopted'
  | 'rejected'
  | 'referred'
  | 'postponed'
  | 'returned'
  | 'withdrawn';

export type ProgressReportEvent =
  | Message<'ReportCompiled', Compilation & { readonly process: string }>
  | Message<'ReportVersionCompiled', Compilation>
  | Message<'ReportSubmitted', { readonly version: number; readonly paper: string }>
  /** By the policy: what a committee did with the paper. `event` is the paper's or the meeting's. */
  | Message<
      'ReportOutcomeRecorded',
      { readonly outcome: string; readonly status: ReportStatus; readonly event: string; readonly committee?: string }
    >;
