import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { available } from './key-files.js';
import type { KeyIds } from './key-vault.js';
import { isDataKeyId, LOG_KEY } from './key-vault.js';

const NAME = /^(.+)\.(key|destroyed)$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids in a key folder. Other files are ignored. */
export async function keyFolderContent(folder: string): Promise<KeyIds> {
  const content = { keys: new Set<string>(), destroyed: new Set<string>() };
  for (const name of await available(readdir(folder))) {
    const [, id = '', kind] = NAME.exec(name) ?? [];
    if (!isDataKeyId(id) && name !== `${LOG_KEY}.key`) continue;
    (kind === 'key' ? content.keys : content.destroyed).add(id);
  }
  return content;
}

const MINUTE = 60_000;

/** Removes temporary files of interrupted writers. Files younger than a minute may belong to a running process. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await available(readdir(folder))) {
    const path = join(folder, name);
    if (name.endsWith('.tmp') && (await stat(path)).mtimeMs < Date.now() - MINUTE) await rm(path, { force: true });
  }
}

/** The logs that the folder's keys belong to; none when there is no such folder. */
export async function logsOf(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const names = await available(readdir(folder));
  return names.flatMap((name) => (name.endsWith('.log') && UUID.test(name.slice(0, -4)) ? [name.slice(0, -4)] : []));
}
