import type { ReportPhrase } from '../progress-report.refusals.js';
import type { ReportContent } from '../report-content.js';

export interface CompileOptions {
  readonly process: string;
  readonly asOf: string;
  /** Default: made of the process and the day. */
  readonly title?: string;
  readonly round?: string;
  /** `null` compares with none; left out: the last one that was not withdrawn and is as of no later day. */
  readonly previous?: string | null;
  readonly illustrations: boolean;
  /** The report itself is never its own previous one. */
  readonly self: string;
}

/** The reason why no report is compiled; `field` is that of an unknown reference. */
export interface Uncompiled {
  readonly reason: ReportPhrase;
  readonly field?: string;
}

export type Compiled = { readonly content: ReportContent } | Uncompiled;
