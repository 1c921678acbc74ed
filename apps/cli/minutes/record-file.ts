import type { MinutesExtract } from '#council';
import type { Api } from '../api/api.js';
import { Refused } from '../api/problem.js';
import { Mistake, NoServer } from '../terminal/mistakes.js';
import { factsOf, germanDay } from './extract-facts.js';
import type { FileWork, ItemReport } from './file-report.js';
import { remarksOn } from './file-report.js';
import { explainedRefusal } from './explained-refusal.js';
import { KnownNames } from './known-names.js';
import { FileRefused } from './minutes-files.js';
import { readItems } from './read-items.js';
import type { ImportResult, RecordOptions } from './record-extract.js';
import { recordExtract } from './record-extract.js';

export interface FileOptions extends RecordOptions {
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
export function recordFiles(api: Api, options: FileOptions, written: (result: ImportResult) => void): FileWork {
  const names = new KnownNames(api);
  const recording = { api, names, options, written };
  return async (file) => {
    try {
      const { items, source } = await readItems(file);
      const sent: SentItem[] = [];
      for (const extract of items) sent.push(await send({ file, extract, source }, recording));
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

interface RecordingOfFiles {
  readonly api: Api;
  readonly names: KnownNames;
  readonly options: FileOptions;
  readonly written: (result: ImportResult) => void;
}

async function send({ file, extract, source }: ItemOfFile, recording: RecordingOfFiles): Promise<SentItem> {
  const { options } = recording;
  const number = extract.item;
  const isRecognised = extract.outcome.kind !== 'unrecognised';
  try {
    const result = await recorded(extract, source, recording);
    const became = result.status === 'imported' ? 'recorded' : 'already recorded';
    return {
      report: { number, became, remarks: remarksOn(extract), isRecognised },
      output: options.json === true ? JSON.stringify({ file, item: number, ...result }) : accountOf(extract, result),
    };
  } catch (error) {
    if (error instanceof NoServer || !(error instanceof Mistake)) throw error;
    const reason = error.message;
    return {
      report: { number, became: 'refused', remarks: [reason], isRecognised },
      output: options.json === true ? refusedLine(file, number, reason) : '',
    };
  }
}

/** @throws Mistake with the reason of a refusal; what the next files would meet as well */
async function recorded(
  extract: MinutesExtract,
  source: Uint8Array<ArrayBuffer>,
  { api, names, options, written }: RecordingOfFiles,
): Promise<ImportResult> {
  const facts = factsOf(extract, source);
  if ('reasons' in facts) throw new Mistake(`It cannot be imported: ${facts.reasons.join('; ')}.`);
  try {
    const result = await recordExtract(api, facts, names, options);
    if (result.position !== null) written(result);
    return result;
  } catch (error) {
    if (!(error instanceof Refused) || STOPPING.includes(error.problem.status)) throw error;
    throw new Mistake(await explainedRefusal(error, facts, names), { cause: error });
  }
}

/** The next files would meet the same: no permission, a server that has no time or fails. */
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
