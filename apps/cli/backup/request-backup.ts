import type { MadeBackup } from '#backup';
import { resolve } from 'node:path';
import type { CommandContext } from '../command-context.js';
import { showProgress } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import { checkTargets, makeTargets, moveFolder } from './copy-backup.js';

interface Options {
  readonly to?: string | undefined;
  readonly keysTo?: string | undefined;
  readonly json?: true | undefined;
}

/** Requests a backup from the server, and moves it to its target. @throws Mistake, Refused */
export async function requestBackup(context: CommandContext, { to, keysTo, json }: Options): Promise<void> {
  const { terminal } = context;
  checkTargets(to, keysTo);
  await makeTargets([to, keysTo]);
  const made = await context.api().post<MadeBackup>('/backups', {});
  const folder = to === undefined ? made.folder : resolve(to);
  const keysFolder = keysTo === undefined ? made.keysFolder : resolve(keysTo);
  const bytes = made.manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  if (to !== undefined) await move(terminal, { from: made.folder, to: folder, bytes });
  if (keysTo !== undefined) await move(terminal, { from: made.keysFolder, to: keysFolder, bytes: 0 });
  const { manifest } = made;
  if (json === true) terminal.printJson({ folder, keysFolder, manifest });
  else printResult(terminal, { folder, keysFolder, manifest });
}

interface Move {
  readonly from: string;
  readonly to: string;
  /** For the progress bar; 0: none. */
  readonly bytes: number;
}

async function move(terminal: Terminal, { from, to, bytes }: Move): Promise<void> {
  const progress = showProgress(terminal, 'copying', bytes, 'bytes');
  let done = 0;
  try {
    await moveFolder(from, to, (some) => {
      progress.at((done += some));
    });
  } finally {
    progress.end();
  }
}

function printResult(terminal: Terminal, { folder, keysFolder, manifest }: MadeBackup): void {
  const { position, files, damagedDocuments } = manifest;
  terminal.print(`backed up: the log up to position ${position}, documents: ${files.length - 1}`);
  terminal.print(`  events and documents: ${folder}`);
  terminal.print(`  keys, keep them apart: ${keysFolder}`);
  for (const sha256 of damagedDocuments)
    terminal.note(`the document ${sha256} is damaged and was left out: put it in again`);
  terminal.print(`  restore: lenkwerk restore --from ${folder} --keys-from ${keysFolder} --data <new folder>`);
}
