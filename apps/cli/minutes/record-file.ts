import type { MinutesExtract } from '#council';
import type { Api } from '../api/api.js';
import { Refused } from '../api/problem.js';
import { failureOf } from '../terminal/failure.js';
import { Mistake, NoServer } from '../terminal/mistakes.js';
import { factsOf, germanDay } from './extract-facts.js';
import type { FileWork, ItemReport } from './file-report.js';
import { remarksOn } from './file-report.js';
import type { ImportOptions } from './held-bodies.js';
import type { ImportResult } from './import-extract.js';
import { importExtract } from './import-extract.js';
import { FileRefused } from './minutes-files.js';
import { readItems } from './read-items.js';

export interface RecordOptions extends ImportOptions {
  readonly create: boolean;
  readonly json?: true | undefined;
}

/** An item that was sent, in the order of the output. */
interface SentItem {
  readonly report: ItemReport;
  readonly output: string;
}

/**
 * Records every item of a file; an item that is refused does not stop the others.
 * @param written is told the place of each item that was written
 */
export function recordFiles(api: Api, options: RecordOptions, written: (result: ImportResult) => void): FileWork {
  return async (file) => {
    try {
      const { items, source } = await readItems(file);
      const sent: SentItem[] = [];
      for (const extract of items) sent.push(await send(api, { file, extract, source }, options, written));
      return { file, items: sent.map(({ report }) => report), output: sent.map(({ output }) => output) };
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      const output = options.json === true ? [refusedLine(file, null, error.reason)] : [];
      return { file, items: [], refused: error, output };
    }
  };
}

interface ItemOfFile {
  readonly file: string;
  readonly extract: MinutesExtract;
  readonly source: Uint8Array<ArrayBuffer>;
}

async function send(
  api: Api,
  { file, extract, source }: ItemOfFile,
  options: RecordOptions,
  written: (result: ImportResult) => void,
): Promise<SentItem> {
  const number = extract.item;
  const isRecognised = extract.outcome.kind !== 'unrecognised';
  try {
    const facts = factsOf(extract, source);
    if ('reasons' in facts) throw new Mistake(`It cannot be imported: ${facts.reasons.join('; ')}.`);
    const result = await importExtract(api, facts, options);
    if (result.position !== null) written(result);
    const became = result.status === 'imported' ? 'recorded' : 'already recorded';
    return {
      report: { number, became, remarks: remarksOn(extract), isRecognised },
      output: options.json === true ? JSON.stringify({ file, item: number, ...result }) : accountOf(extract, result),
    };
  } catch (error) {
    if (stopsAll(error) || !(error instanceof Mistake || error instanceof Refused)) throw error;
    const reason = failureOf(error).text;
    return {
      report: { number, became: 'refused', remarks: [reason], isRecognised },
      output: options.json === true ? refusedLine(file, number, reason) : '',
    };
  }
}

/** Whether the next files would meet the same: no server, no permission, a server that has no time. */
function stopsAll(error: unknown): boolean {
  return error instanceof NoServer || (error instanceof Refused && STOPPING.includes(error.problem.status));
}

const STOPPING: readonly number[] = [401, 403, 429, 500, 503];

function refusedLine(file: string, item: string | null, reason: string): string {
  return JSON.stringify({ file, item, status: 'refused', reason });
}

function accountOf(extract: MinutesExtract, { status, made, meeting }: ImportResult): string {
  const { committees, date, item, title, outcome } = extract;
  const first = `${status}: ${committees.join(', ')}, ${germanDay(date)}, TOP ${item ?? ''}: ${title ?? ''}`;
  if (status === 'already imported') return first;
  const words = outcome.text === null ? 'not said' : `not recognised, its words are kept: "${outcome.text}"`;
  return [
    first,
    ...(made.length > 0 ? [`  new: ${made.join(', ')}`] : []),
    `  outcome: ${outcome.kind === 'unrecognised' ? words : outcome.kind}`,
    `  more: lenkwerk history meetings ${meeting}`,
  ].join('\n');
}
