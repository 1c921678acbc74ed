import type { CompileOptions } from './compile/compile-options.js';
import { compileReport, REPORT_RULES } from './compile/compile.js';
import type { ReportedLog } from './compile/reported-log.js';
import type { Compilation, Figures, LogPoint } from './progress-report.events.js';
import type { ReportContent } from './report-content.js';

export interface ComparedFigure {
  readonly name: string;
  readonly reported: number | null;
  readonly recomputed: number | null;
  readonly matches: boolean;
}

export interface Difference {
  readonly what: 'figure' | 'content' | 'document' | 'rules' | 'point' | 'compilation';
  readonly text: string;
}

/** A report computed again from the log up to its point, beside the stored figures. */
export interface Verification {
  readonly verified: boolean;
  readonly version: number;
  readonly asOf: string;
  readonly point: LogPoint;
  readonly rules: string;
  readonly figures: readonly ComparedFigure[];
  /** Whether the content computed again has the SHA-256 that was reported. */
  readonly contentMatches: boolean;
  /** The state of the document with that SHA-256 in the document store. */
  readonly document: 'kept' | 'missing' | 'damaged';
  readonly differences: readonly Difference[];
}

export interface Reported {
  readonly id: string;
  readonly process: string;
  readonly compilation: Compilation;
  readonly document: Verification['document'];
}

/**
 * Computes a report again. `log` holds exactly the events up to the report's point. Events behind it play no part, late
 * entries and corrections included.
 */
export function verifyReport(
  log: ReportedLog,
  reported: Reported,
  hashOf: (content: ReportContent) => string,
): Verification {
  const { compilation, document } = reported;
  const { version, asOf, point, rules } = compilation;
  const again = log.placeOf(point) === undefined ? undefined : compileReport(log, optionsOf(reported));
  const content = again !== undefined && 'content' in again ? again.content : undefined;
  const recomputed = content?.figures ?? {};
  const figures = compared(compilation.figures, recomputed);
  const contentMatches = content !== undefined && hashOf(content) === compilation.content;
  const differences: readonly Difference[] = [
    ...(again === undefined ? [difference('point', `the log has no event ${point.revision} of ${point.stream}`)] : []),
    ...(again !== undefined && 'reason' in again ? [difference('compilation', again.reason)] : []),
    ...(rules === REPORT_RULES
      ? []
      : [difference('rules', `computed by ${rules}, this program knows ${REPORT_RULES}`)]),
    ...differencesOf(compilation.figures, recomputed),
    ...(contentMatches ? [] : [difference('content', 'the content computed again has another SHA-256')]),
    ...(document === 'kept' ? [] : [difference('document', `the kept content is ${document}`)]),
  ];
  return {
    verified: differences.length === 0,
    ...{ version, asOf, point, rules, figures, contentMatches, document, differences },
  };
}

function optionsOf({ id, process, compilation }: Reported): CompileOptions {
  const { asOf, title, round, previous = null, illustrations } = compilation;
  return { ...{ process, asOf, title, previous, illustrations, self: id }, ...(round !== undefined && { round }) };
}

/** A name that one side lacks is a difference, also where the other side has null. */
function compared(reported: Figures, recomputed: Figures): readonly ComparedFigure[] {
  const names = new Set([...Object.keys(reported), ...Object.keys(recomputed)]);
  return [...names].map((name) => ({
    name,
    reported: reported[name] ?? null,
    recomputed: recomputed[name] ?? null,
    matches: reported[name] === recomputed[name],
  }));
}

function differencesOf(reported: Figures, recomputed: Figures): readonly Difference[] {
  const inWords = (figure: number | null | undefined, lacking: string): string =>
    figure === undefined ? lacking : `${figure ?? 'unknown'}`;
  return compared(reported, recomputed)
    .filter(({ matches }) => !matches)
    .map(({ name }) => {
      const before = reported[name] === undefined ? 'was' : 'was reported as';
      const said = inWords(reported[name], 'not reported');
      return difference('figure', `${name} ${before} ${said} and is ${inWords(recomputed[name], 'not computed')}`);
    });
}

function difference(what: Difference['what'], text: string): Difference {
  return { what, text };
}
