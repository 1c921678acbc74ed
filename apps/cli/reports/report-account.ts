import { textTable } from '../terminal/text-table.js';

export interface ReportItem {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly title: string;
  readonly asOf: string;
  readonly illustrations: boolean;
  readonly processName: string | null;
  readonly paperName: string | null;
}

export interface ReportRead extends ReportItem {
  readonly figures: Readonly<Record<string, number | null>>;
  readonly versions: readonly {
    readonly version: number;
    readonly asOf: string;
    readonly on: string;
    readonly content: string;
    readonly point: Point;
  }[];
  readonly outcomes: readonly {
    readonly version: number;
    readonly outcome: string;
    readonly status: string;
    readonly on: string;
    readonly committeeName: string | null;
  }[];
}

interface Point {
  readonly stream: string;
  readonly revision: string;
}

/** As the server answers it. */
export interface Verification {
  readonly verified: boolean;
  readonly version: number;
  readonly asOf: string;
  readonly point: Point;
  readonly rules: string;
  readonly figures: readonly {
    readonly name: string;
    readonly reported: number | null;
    readonly recomputed: number | null;
    readonly matches: boolean;
  }[];
  readonly contentMatches: boolean;
  readonly document: 'kept' | 'missing' | 'damaged';
  readonly differences: readonly { readonly what: string; readonly text: string }[];
}

export function reportTable(reports: readonly ReportItem[], width: number): string {
  const rows = reports.map(({ id, status, asOf, version, illustrations, title }) => [
    ...[id, status, asOf, version, illustrations ? 'with' : 'without', title],
  ]);
  return textTable(['REPORT', 'STATUS', 'AS OF', 'VERSION', 'ILLUSTRATIONS', 'TITLE'], rows, width);
}

export function reportAccount(report: ReportRead): string {
  const { title, processName, asOf, version, status, paperName, illustrations, figures, versions, outcomes } = report;
  const head = [
    ...[title, `process: ${processName ?? 'unknown'}`, `as of ${asOf}, version ${version}, ${status}`],
    ...(paperName === null ? [] : [`submitted with: ${paperName}`]),
    ...(illustrations ? ['contains illustrations'] : []),
  ];
  const tables = [
    textTable(
      ['FIGURE', 'VALUE'],
      Object.entries(figures).map(([name, value]) => [name, value ?? 'unknown']),
    ),
    textTable(
      ['VERSION', 'AS OF', 'COMPILED', 'UP TO', 'SHA-256 OF THE CONTENT'],
      versions.map((one) => [one.version, one.asOf, one.on, pointInWords(one.point, report), one.content]),
    ),
    ...(outcomes.length === 0
      ? []
      : [
          textTable(
            ['VERSION', 'OUTCOME', 'REPORT IS', 'ON', 'COMMITTEE'],
            outcomes.map((one) => [one.version, one.outcome, one.status, one.on, one.committeeName]),
          ),
        ]),
  ];
  return [head.join('\n'), ...tables].join('\n\n');
}

export function figureTable({ figures }: Verification): string {
  const rows = figures.map(({ name, reported, recomputed, matches }) => [
    ...[name, reported ?? 'unknown', recomputed ?? 'unknown', matches ? 'same' : 'DIFFERS'],
  ]);
  return textTable(['FIGURE', 'REPORTED', 'RECOMPUTED', ''], rows);
}

/** The result of the comparison, in sentences. */
export function verificationAccount(verification: Verification): string {
  const { version, asOf, point, rules, figures, contentMatches, document, verified } = verification;
  const same = figures.filter(({ matches }) => matches).length;
  return [
    `Version ${version} as of ${asOf} was computed again from the log up to ${pointInWords(point)}, by the rules ${rules}.`,
    `Figures: ${same} of ${figures.length} are the same.`,
    `Content: computed again it has ${contentMatches ? 'the SHA-256 that was reported' : 'another SHA-256 than was reported'}; the kept document is ${document === 'kept' ? 'there and undamaged' : document}.`,
    ...(verified ? ['The report is verified.'] : []),
  ].join('\n');
}

/** The report's own stream, and its process, by name; another one as the log names it. */
function pointInWords({ stream, revision }: Point, report?: ReportRead): string {
  const what = report !== undefined && stream.endsWith(report.id) ? 'this report' : stream;
  return `event ${revision} of ${what}`;
}
