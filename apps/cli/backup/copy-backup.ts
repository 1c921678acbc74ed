import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { refuseTarget } from '#backup';
import { makeFolder } from '#durable-folders';
import { copyFile, filesBelow, syncFolders } from '../../../libs/backup/copy-files.js';
import { Mistake } from '../terminal/mistakes.js';

/** Checks the places of a backup and of its keys, which stay apart from it. @throws Mistake */
export function checkTargets(to: string | undefined, keysTo: string | undefined): void {
  for (const folder of [to, keysTo]) {
    if (folder !== undefined && existsSync(folder) && readdirSync(folder).length > 0) {
      throw new Mistake(`${folder} is not empty: a backup never overwrites, name a new folder.`);
    }
    if (folder !== undefined) refuseTarget(folder);
  }
  if (to === undefined || keysTo === undefined) return;
  if (isWithin(to, keysTo) || isWithin(keysTo, to)) {
    throw new Mistake('The keys belong apart from what they open: name two folders, neither inside the other.');
  }
}

function isWithin(inner: string, outer: string): boolean {
  const path = relative(resolve(outer), resolve(inner));
  return path === '' || (!path.startsWith('..') && !isAbsolute(path));
}

/** Makes the targets, so that one that cannot be made is told before the backup. @throws Mistake */
export async function makeTargets(folders: readonly (string | undefined)[]): Promise<void> {
  for (const folder of folders) {
    if (folder === undefined) continue;
    await makeFolder(folder).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new Mistake(`${folder} cannot be made (${why}): name another folder.`, { cause: error });
    });
  }
}

/** Moves a folder that the server made: copied and on the disk first, then removed. @throws Mistake when it is not here */
export async function moveFolder(from: string, to: string, report: (bytes: number) => void): Promise<void> {
  if (!existsSync(from)) {
    throw new Mistake(
      `The backup is made, but ${from} is not on this machine: run this where the server is, or copy it from there.`,
    );
  }
  for (const path of await filesBelow(from)) await copyFile(join(from, path), join(to, path), report);
  await syncFolders(to);
  await rm(from, { recursive: true });
}
