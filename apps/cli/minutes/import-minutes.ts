import type { ExtractRefusal, MinutesExtract } from '#council';
import { readFile } from 'node:fs/promises';
// By their files, since the whole context takes long to load.
import { isExtractRefusal } from '../../../libs/council/minutes-extract/minutes-extract.js';
import { parseMinutes } from '../../../libs/council/minutes-extract/parse-minutes.js';
import { parseMinutesExtract, sourceText } from '../../../libs/council/minutes-extract/parse-minutes-extract.js';
import type { Api } from '../api/api.js';
import { Refused } from '../api/problem.js';
import type { CommandContext } from '../command-context.js';
import { Mistake } from '../terminal/mistakes.js';
import type { Terminal } from '../terminal/terminal.js';
import { accountOf, tableOf } from './extract-account.js';
import type { ExtractFacts } from './extract-facts.js';
import { factsOf, germanDay } from './extract-facts.js';
import type { ImportResult } from './import-extract.js';

interface Options {
  readonly create?: true | undefined;
  readonly dryRun?: true | undefined;
  readonly json?: true | undefined;
  readonly sequence?: number | undefined;
  readonly process?: string | undefined;
}

/** Reads the file of an extract and records its facts, or with `dryRun` shows them. @throws Mistake, Refused */
export async function importMinutes(context: CommandContext, file: string, options: Options): Promise<void> {
  const bytes = await read(file);
  if (options.dryRun === true) {
    const items = parseMinutes(bytes);
    if (isExtractRefusal(items)) throw new Mistake(refusalText(file, items));
    show(context.terminal, items, sourceText(bytes), options);
    return;
  }
  const extract = parseMinutesExtract(bytes);
  if (isExtractRefusal(extract)) throw new Mistake(refusalText(file, extract));
  const facts = factsOf(extract, sourceText(bytes));
  if ('reasons' in facts)
    throw new Mistake(`${file} cannot be imported: ${facts.reasons.join('; ')}. Nothing was changed.`);
  await record(context, extract, facts, options);
}

async function record(
  context: CommandContext,
  extract: MinutesExtract,
  facts: ExtractFacts,
  { create, sequence, process, json }: Options,
): Promise<void> {
  const { importExtract } = await import('./import-extract.js');
  const { terminal } = context;
  const api = context.api();
  const result = await importExtract(api, facts, {
    create: create === true,
    ...(sequence !== undefined && { sequence }),
    ...(process !== undefined && { process }),
  });
  await waitForReadModels(api, terminal, result);
  if (json === true) terminal.printJson(result);
  else printResult(terminal, extract, facts, result);
}

/** One JSON object an item, one a line; for people an account of each item, of many a table. */
function show(
  terminal: Terminal,
  items: readonly MinutesExtract[],
  source: Uint8Array<ArrayBuffer>,
  { json }: Options,
): void {
  if (json === true) {
    for (const item of items) terminal.print(JSON.stringify(item));
    return;
  }
  const [only, ...others] = items;
  if (only !== undefined && others.length === 0) {
    const facts = factsOf(only, source);
    terminal.print(accountOf(only));
    if ('reasons' in facts) terminal.print(`\nIt cannot be imported: ${facts.reasons.join('; ')}.`);
  } else terminal.print(tableOf(items));
  terminal.note('\nThis was a dry run: nothing was changed.');
}

function printResult(
  terminal: Terminal,
  extract: MinutesExtract,
  facts: ExtractFacts,
  { status, made, meeting }: ImportResult,
): void {
  terminal.print(`${status}: ${resultLine(facts)}`);
  if (status === 'already imported') return;
  if (made.length > 0) terminal.print(`  new: ${made.join(', ')}`);
  terminal.print(`  outcome: ${outcomeText(extract, facts)}`);
  terminal.print(`  more: lenkwerk history meetings ${meeting}`);
}

/** The next reader finds the meeting. Read models that are behind are no failure of the import. */
async function waitForReadModels(api: Api, terminal: Terminal, { position, meeting }: ImportResult): Promise<void> {
  if (position === null) return;
  try {
    await api.get(`/meetings/${meeting}?atLeast=${position}`);
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status !== 503) throw error;
    terminal.note('Imported; the read models are behind and will show it later.');
  }
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new Mistake(`There is no file ${file}.`, { cause: error });
    throw new Mistake(`${file} cannot be read (${String(code)}).`, { cause: error });
  }
}

function refusalText(file: string, { refused, detail }: ExtractRefusal): string {
  return `${file} is refused: ${refused}.\n  ${detail}\n  Nothing was changed.`;
}

function resultLine({ committee, day, item }: ExtractFacts): string {
  return `${committee}, ${germanDay(day)}, TOP ${item.number}: ${item.title}`;
}

function outcomeText({ outcome }: MinutesExtract, facts: ExtractFacts): string {
  if (facts.outcome !== undefined) return facts.outcome.kind;
  return outcome.text === null ? 'not said' : `not recognised, its words are kept: "${outcome.text}"`;
}
