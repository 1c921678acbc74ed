import type { Api } from '../api/api.js';
import { Refused } from '../api/problem.js';
import type { CommandContext } from '../command-context.js';
import type { Progress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import { dryRun } from './dry-run.js';
import type { FileReport, FileWork } from './file-report.js';
import type { ImportResult } from './record-extract.js';
import type { ImportRun } from './import-end.js';
import { endImport } from './import-end.js';
import { filesBehind } from './minutes-files.js';
import { reportTable } from './report-table.js';

export interface Options {
  readonly create?: true | undefined;
  readonly dryRun?: true | undefined;
  readonly json?: true | undefined;
  readonly sequence?: number | undefined;
  readonly process?: string | undefined;
  readonly correct?: string | undefined;
}

/**
 * Reads the files and folders and records what they say, or with `dryRun` only shows it. A file that is refused does not
 * stop the others. @throws Mistake where nothing could be done, DoneInPart
 */
export async function importMinutes(
  context: CommandContext,
  paths: readonly string[],
  options: Options,
): Promise<void> {
  const { terminal } = context;
  const { files, otherFiles } = await filesBehind(paths);
  const several = paths.length > 1 || files[0] !== paths[0];
  const { dryRun: isDry, json } = options;
  const done =
    isDry === true
      ? await each(files, dryRun({ json, several }), terminal, json)
      : await record(context.api(), files, terminal, options);
  const run = { work: isDry === true ? 'dry run' : 'import', files, several, ...done } as const;
  if (json !== true) show(terminal, run);
  if (otherFiles.length > 0) terminal.note(`Not read, since their names do not end in .txt: ${listed(otherFiles)}.`);
  if (isDry === true && json !== true) terminal.note('\nThis was a dry run: nothing was changed.');
  endImport(run);
}

type Done = Pick<ImportRun, 'reports' | 'stoppedBy'>;

async function record(api: Api, files: readonly string[], terminal: Terminal, options: Options): Promise<Done> {
  const { recordFiles } = await import('./record-file.js');
  const { create, sequence, process, correct, json } = options;
  let last: ImportResult | undefined;
  const recording = {
    create: create === true,
    json,
    ...(sequence !== undefined && { sequence }),
    ...(process !== undefined && { process }),
    ...(correct !== undefined && { correct }),
  };
  const work = recordFiles(api, recording, (result) => (last = result));
  const done = await each(files, work, terminal, json);
  if (last !== undefined) await waitForReadModels(api, terminal, last);
  return done;
}

/** Works on the files one after the other. JSON is printed as soon as a file is done. */
async function each(
  files: readonly string[],
  work: FileWork,
  terminal: Terminal,
  json: true | undefined,
): Promise<Done> {
  const reports: FileReport[] = [];
  const bar = json === true || files.length === 1 ? undefined : await barFor(terminal, files.length);
  try {
    for (const file of files) {
      const report = await work(file);
      reports.push(report);
      bar?.at(reports.length);
      if (json === true) printJson(terminal, report, files.length > 1);
    }
    return { reports };
  } catch (error) {
    return { reports, stoppedBy: error };
  } finally {
    bar?.end();
  }
}

/** The package is loaded where a bar is seen. */
async function barFor(terminal: Terminal, total: number): Promise<Progress | undefined> {
  if (!terminal.isInteractive) return undefined;
  const { showProgress } = await import('../terminal/progress.js');
  return showProgress(terminal, 'minutes', total, 'files');
}

/** The reason of a file that gives no item goes to the error stream; the end tells that of the only file. */
function printJson(terminal: Terminal, { file, output, refused }: FileReport, several: boolean): void {
  for (const line of output) terminal.print(line);
  if (refused !== undefined && several) terminal.note(`${file}: ${refused.reason}`);
}

function show(terminal: Terminal, { reports, several, work }: ImportRun): void {
  const [only] = reports;
  if (only === undefined) return;
  if (several || (work === 'import' && only.items.length > 1))
    terminal.print(reportTable(reports, work, terminal.width));
  else for (const text of only.output) if (text !== '') terminal.print(text);
}

/** The next reader finds the meeting. Read models that are behind are no failure of the import. */
async function waitForReadModels(api: Api, terminal: Terminal, { position, meeting }: ImportResult): Promise<void> {
  try {
    await api.get(`/meetings/${meeting}?atLeast=${position ?? ''}`);
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status !== 503) throw error;
    terminal.note('Imported; the read models are behind and will show it later.');
  }
}

const LISTED = 3;

function listed(files: readonly string[]): string {
  const more = files.length - LISTED;
  return `${files.slice(0, LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
