import { missingFolders } from '#durable-folders';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Mistake } from '../terminal/mistakes.js';

/** A data folder that was not there before. @throws Mistake */
export function newDemoFolder(wanted: string | undefined, now: Date): string {
  const folder = wanted === undefined ? unusedFolder(now) : resolve(wanted);
  if (existsSync(folder)) {
    throw new Mistake(
      `${folder} is there already. The demo plays in a new folder: leave --data out, or name one that does not exist.`,
    );
  }
  for (const path of missingFolders(folder)) mkdirSync(path, { mode: 0o700 });
  return folder;
}

function unusedFolder(now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  const first = join('data', `demo-${stamp}`);
  let folder = first;
  for (let number = 2; existsSync(folder); number += 1) folder = `${first}-${number}`;
  return resolve(folder);
}
