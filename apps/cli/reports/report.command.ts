import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { writeFile } from 'node:fs/promises';
import { allPages } from '../all-pages.js';
import { Mistake } from '../api.js';
import { ServerAccess } from '../server-access.js';
import { CommandGroup } from '../terminal/command-group.js';
import { notBlank, oneOf, UsageMistake, uuid, wholeNumber } from '../terminal/option-values.js';
import { Terminal } from '../terminal/terminal.js';
import { textTable } from '../terminal/text-table.js';
import type { ReportItem, ReportRead, Verification } from './report-account.js';
import { reportAccount, reportTable, verificationAccount } from './report-account.js';

const ID = { id: 'of a progress report' } as const;
const VERSION = { flags: '--version-of-report <n>', description: 'a version; without it the newest' } as const;
const FORMATS = ['html', 'json'] as const;

function queryOf({ versionOfReport }: { readonly versionOfReport?: number }): string {
  return versionOfReport === undefined ? '' : `?version=${versionOfReport}`;
}

function versionFrom(text: string): number {
  return wholeNumber('--version-of-report', text, 1, 10_000);
}

@SubCommand({ name: 'list', description: 'Show progress reports: of what, as of which day, and what became of them' })
export class ListReportsCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(
    _arguments: string[],
    { process, json }: { readonly process?: string; readonly json?: true },
  ): Promise<void> {
    const query = process === undefined ? '' : `?process=${process}`;
    const items = await allPages<ReportItem>(this.server.api(), `/progress-reports${query}`);
    if (json === true) this.terminal.printJson(items);
    else this.terminal.print(items.length === 0 ? 'No progress reports.' : reportTable(items, this.terminal.width));
  }

  @Option({ flags: '--process <id>', description: 'of this strategy process' })
  parseProcess(text: string): string {
    return uuid('--process', text);
  }

  @Option({ flags: '--json', description: 'print a JSON list' })
  parseJson(): true {
    return true;
  }
}

@SubCommand({
  name: 'show',
  arguments: '<id>',
  argsDescription: ID,
  description: 'Show one progress report: its figures, versions and what committees did with it',
})
export class ShowReportCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run([id = '']: string[], { json }: { readonly json?: true }): Promise<void> {
    const report = await this.server.api().get<ReportRead>(`/progress-reports/${uuid('<id>', id)}`);
    if (json === true) this.terminal.printJson(report);
    else this.terminal.print(reportAccount(report));
  }

  @Option({ flags: '--json', description: 'print one JSON object' })
  parseJson(): true {
    return true;
  }
}

interface VerifyOptions {
  readonly versionOfReport?: number;
  readonly json?: true;
}

@SubCommand({
  name: 'verify',
  arguments: '<id>',
  argsDescription: ID,
  description: 'Compute every figure of a report again from the log and compare; ends with 1 when something differs',
})
export class VerifyReportCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run([id = '']: string[], options: VerifyOptions): Promise<void> {
    const path = `/progress-reports/${uuid('<id>', id)}/verification${queryOf(options)}`;
    const verification = await this.server.api().get<Verification>(path);
    const { figures, verified, differences } = verification;
    if (options.json === true) this.terminal.printJson(verification);
    else {
      const rows = figures.map(({ name, reported, recomputed, matches }) => [
        ...[name, reported ?? 'unknown', recomputed ?? 'unknown', matches ? 'same' : 'DIFFERS'],
      ]);
      this.terminal.print(textTable(['FIGURE', 'REPORTED', 'RECOMPUTED', ''], rows));
      this.terminal.print(verificationAccount(verification));
    }
    if (verified) return;
    throw new Mistake(['The report is not verified:', ...differences.map(({ text }) => `  ${text}`)].join('\n'));
  }

  @Option(VERSION)
  parseVersion(text: string): number {
    return versionFrom(text);
  }

  @Option({ flags: '--json', description: 'print one JSON object' })
  parseJson(): true {
    return true;
  }
}

interface SaveOptions {
  readonly format?: (typeof FORMATS)[number];
  readonly versionOfReport?: number;
}

@SubCommand({
  name: 'save',
  arguments: '<id> <file>',
  argsDescription: { ...ID, file: 'is made, or written over' },
  description: 'Save a whole report in a file: as a page to read and print, or as the JSON that was kept',
})
export class SaveReportCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run([id = '', file = '']: string[], options: SaveOptions): Promise<void> {
    const { format } = options;
    if (format === undefined) throw new UsageMistake(`Say which: --format ${FORMATS.join(' or --format ')}.`);
    const part = format === 'html' ? 'page' : 'content';
    const path = `/progress-reports/${uuid('<id>', id)}/${part}${queryOf(options)}`;
    const answer = await this.server.api().stream(path);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    await writeFile(notBlank('<file>', file), bytes);
    this.terminal.print(`saved: ${file} (${bytes.byteLength} bytes)`);
  }

  @Option({ flags: '--format <format>', description: 'html or json' })
  parseFormat(text: string): (typeof FORMATS)[number] {
    return oneOf('--format', text, FORMATS);
  }

  @Option(VERSION)
  parseVersion(text: string): number {
    return versionFrom(text);
  }
}

@Command({
  name: 'report',
  description: 'Progress reports: list, show, save, and verify them from the log',
  subCommands: [ListReportsCommand, ShowReportCommand, VerifyReportCommand, SaveReportCommand],
})
export class ReportCommand extends CommandGroup {}
