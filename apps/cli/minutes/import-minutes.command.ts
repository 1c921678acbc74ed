import type { ExtractRefusal, MinutesExtract } from '#council';
import { Inject } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
// Through this door, since all of the domain takes long to load.
import { isExtractRefusal, parseMinutesExtract, sourceText } from '../../../libs/council/minutes-extract/index.js';
import type { Api } from '../api.js';
import { Mistake, Refused } from '../api.js';
import { ServerAccess } from '../server-access.js';
import { uuid, wholeNumber } from '../terminal/option-values.js';
import { Terminal } from '../terminal/terminal.js';
import { accountOf } from './extract-account.js';
import type { ExtractFacts } from './extract-facts.js';
import { factsOf } from './extract-facts.js';
import type { ImportResult } from './import-extract.js';
import { importExtract, resultLine } from './import-extract.js';

interface Options {
  readonly create?: true;
  readonly dryRun?: true;
  readonly json?: true;
  readonly sequence?: number;
  readonly process?: string;
}

@SubCommand({
  name: 'minutes',
  arguments: '<file>',
  argsDescription: { file: 'a text file that begins with "Auszug aus der Niederschrift"; UTF-8, UTF-16 or ISO-8859-1' },
  description:
    'Record a past meeting and one item of it from an extract of its minutes; the same facts again change nothing',
})
export class ImportMinutesCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run([file = '']: string[], options: Options): Promise<void> {
    const bytes = await read(file);
    const extract = parseMinutesExtract(bytes);
    if (isExtractRefusal(extract)) throw new Mistake(refusalText(file, extract));
    const facts = factsOf(extract, sourceText(bytes));
    if (options.dryRun === true) {
      this.#tell(extract, 'reasons' in facts ? facts.reasons : [], options);
      return;
    }
    if ('reasons' in facts)
      throw new Mistake(`${file} cannot be imported: ${facts.reasons.join('; ')}. Nothing was changed.`);
    const api = this.server.api();
    const result = await importExtract(api, facts, { ...options, create: options.create === true });
    await this.#waitFor(api, result);
    if (options.json === true) this.terminal.printJson(result);
    else this.#account(extract, facts, result);
  }

  @Option({ flags: '--create', description: 'record the committee and the paper, too, where they are not known yet' })
  parseCreate(): true {
    return true;
  }

  @Option({ flags: '--dry-run', description: 'only say what the extract says; needs no server' })
  parseDryRun(): true {
    return true;
  }

  @Option({ flags: '--json', description: 'print one JSON object' })
  parseJson(): true {
    return true;
  }

  @Option({ flags: '--sequence <n>', description: 'which meeting of the committee on that day, 1 is the first' })
  parseSequence(text: string): number {
    return wholeNumber('--sequence', text, 1, 20);
  }

  @Option({
    flags: '--process <id>',
    description: 'link the meeting, and a paper that is recorded, to this strategy process',
  })
  parseProcess(text: string): string {
    return uuid('--process', text);
  }

  #tell(extract: MinutesExtract, reasons: readonly string[], { json }: Options): void {
    if (json === true) {
      this.terminal.printJson(extract);
      return;
    }
    this.terminal.print(accountOf(extract));
    if (reasons.length > 0) this.terminal.print(`\nIt cannot be imported: ${reasons.join('; ')}.`);
    this.terminal.note('\nThis was a dry run: nothing was changed.');
  }

  #account(extract: MinutesExtract, facts: ExtractFacts, { status, made, meeting }: ImportResult): void {
    this.terminal.print(
      status === 'imported' ? `imported: ${resultLine(facts)}` : `already imported: ${resultLine(facts)}`,
    );
    if (status === 'already imported') return;
    if (made.length > 0) this.terminal.print(`  new: ${made.join(', ')}`);
    this.terminal.print(`  outcome: ${outcomeText(extract, facts)}`);
    this.terminal.print(`  more: lenkwerk history meetings ${meeting}`);
  }

  /** Whoever reads next finds it. Read models that are behind are no failure of the import. */
  async #waitFor(api: Api, { position, meeting }: ImportResult): Promise<void> {
    if (position === null) return;
    try {
      await api.get(`/meetings/${meeting}?atLeast=${position}`);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status !== 503) throw error;
      this.terminal.note('Imported; the read models are behind and will show it later.');
    }
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

function outcomeText({ outcome }: MinutesExtract, facts: ExtractFacts): string {
  if (facts.outcome !== undefined) return facts.outcome.kind;
  return outcome.text === null ? 'not said' : `not recognised, its words are kept: "${outcome.text}"`;
}
