import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.fixture.js';

function run(command: string, ...args: readonly string[]): string | undefined {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}

/** Returns `it` when file systems can be mounted here; otherwise `it.skip`, with a line on standard error. */
export function itMounting(what: string): typeof it {
  const folder = temporaryFolder();
  const refusal = run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder);
  if (refusal === undefined) {
    run('umount', folder);
    return it;
  }
  process.stderr.write(`${what} was not tested: ${refusal}\n`);
  return it.skip;
}

function mustRun(command: string, ...args: readonly string[]): void {
  const refusal = run(command, ...args);
  if (refusal !== undefined) throw new Error(refusal);
}

/** Runs `use` on a file system of this size in memory. */
export async function onSmallDisk(
  mebibytes: number,
  use: (folder: string, resize: (mebibytes: number) => void) => Promise<void>,
): Promise<void> {
  const folder = temporaryFolder();
  mustRun('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder);
  try {
    await use(folder, (size) => {
      mustRun('mount', '-o', `remount,size=${size}m`, folder);
    });
  } finally {
    mustRun('umount', folder);
  }
}

/** Runs `use` on a read-only mount of the folder, which also refuses root. */
export async function readOnly(folder: string, use: (view: string) => Promise<void>): Promise<void> {
  const view = join(temporaryFolder(), 'view');
  mkdirSync(view);
  mustRun('mount', '--bind', folder, view);
  try {
    mustRun('mount', '-o', 'remount,ro,bind', view);
    await use(view);
  } finally {
    mustRun('umount', view);
  }
}
