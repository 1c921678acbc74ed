import { BackupRefused } from '#event-store-sqlite';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A file that tells what a folder is, and its name for a person. */
const KINDS = [
  ['events.db', 'a data folder'],
  ['lock.db', 'a data folder'],
  ['log.key', 'a folder of keys'],
  ['manifest.json', 'a backup'],
] as const;

/**
 * Refuses a target inside of a data folder, of keys or of another backup: what lies there would be mixed with it, copied
 * with it or erased with it. Links are followed. Nothing is written. @throws BackupRefused
 */
export function refuseTarget(target: string): void {
  const wanted = resolve(target);
  const here = nearest(wanted);
  for (let path = here; ; path = dirname(path)) {
    const kind = KINDS.find(([file]) => existsSync(join(path, file)));
    if (kind !== undefined) {
      throw new BackupRefused(`${wanted} lies in ${path}, which is ${kind[1]}: name a new folder outside of it`);
    }
    if (path === dirname(path)) return;
  }
}

/** The real path of the nearest folder that exists. */
function nearest(path: string): string {
  let found = path;
  while (!existsSync(found)) found = dirname(found);
  return realpathSync(found);
}
