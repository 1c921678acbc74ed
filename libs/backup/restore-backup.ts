import { makeFolder, syncFolder } from '#durable-folders';
import { BackupRefused, openSqliteEventStore, restoreEventStore } from '#event-store-sqlite';
import { copyKeys, keyFolder, openFileKeyStore } from '#key-store';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ReportBytes } from './copy-files.js';
import { copyFile, hashFile, syncFolders } from './copy-files.js';
import { refuseTarget } from './refused-targets.js';
import { keyProof } from './key-proof.js';
import type { BackupFile, BackupManifest } from './manifest.js';
import { DOCUMENTS_FOLDER, EVENTS, KEYS_FOLDER, readManifest } from './manifest.js';

export interface RestoreRequest {
  readonly from: string;
  readonly keysFrom: string;
  /** A new folder, or an empty one. */
  readonly data: string;
}

export interface Restored {
  readonly manifest: BackupManifest;
  readonly keys: number;
  readonly destroyedKeys: number;
}

/**
 * Restores a backup into a new data folder. It is built and checked in a folder beside it, which is renamed at the end: a
 * failed restore leaves no files.
 * @throws BackupRefused, StoreUnusable, DamagedKeyFile, KeyConflict
 */
export async function restoreBackup(request: RestoreRequest, report?: ReportBytes): Promise<Restored> {
  const [from, data] = [resolve(request.from), resolve(request.data)];
  const manifest = await readManifest(from);
  refuseFilled(data);
  if (!existsSync(join(request.keysFrom, 'log.key'))) {
    throw new BackupRefused(
      `${request.keysFrom} holds no keys of a log: name the folder of the keys that belong to the backup`,
    );
  }
  refuseTarget(data);
  const work = `${data}.restoring-${process.pid}`;
  await makeFolder(dirname(data));
  // Before anything is written: a folder that cannot be opened would fail behind the success.
  await syncFolder(dirname(data));
  try {
    await mkdir(work, { mode: 0o700 });
    await restoreEvents(from, work, manifest, report);
    await restoreDocuments(from, work, manifest, report);
    const { keys, destroyed } = await restoreKeys(request.keysFrom, work, manifest);
    await keyFolder(join(work, KEYS_FOLDER)).keepLog(manifest.log);
    await syncFolders(work);
    if (existsSync(data)) await rmdir(data);
    await rename(work, data);
    await syncFolder(dirname(data));
    return { manifest, keys, destroyedKeys: destroyed };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function refuseFilled(data: string): void {
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new BackupRefused(`${data} is not empty: restore into a new folder`);
  }
}

async function restoreEvents(from: string, to: string, manifest: BackupManifest, report?: ReportBytes): Promise<void> {
  const file = manifest.files.find(({ path }) => path === EVENTS);
  if (file === undefined) throw new BackupRefused(`the manifest in ${from} names no ${EVENTS}`);
  refuseOther(file, await hashed(from, file, report));
  await restoreEventStore(join(from, EVENTS), to);
  const store = await openSqliteEventStore({ folder: to, prefix: manifest.prefix });
  try {
    const [opened] = await store.readStream('log-identity', { limit: 1 });
    const log = new Map<string, unknown>(Object.entries(opened?.data ?? {})).get('log');
    if (log !== manifest.log)
      throw new BackupRefused(`${EVENTS} is of the log ${String(log)}, the manifest of ${manifest.log}`);
    const head = (await store.head()) ?? 0n;
    if (head < BigInt(manifest.position)) {
      throw new BackupRefused(`${EVENTS} ends at ${head}, the manifest says ${manifest.position}: events are missing`);
    }
  } finally {
    await store.close();
  }
}

async function restoreDocuments(
  from: string,
  to: string,
  manifest: BackupManifest,
  report?: ReportBytes,
): Promise<void> {
  for (const file of manifest.files) {
    if (!file.path.startsWith(`${DOCUMENTS_FOLDER}/`)) continue;
    refuseMissing(from, file);
    refuseOther(file, await copyFile(join(from, file.path), join(to, file.path), report));
  }
}

async function restoreKeys(
  from: string,
  to: string,
  manifest: BackupManifest,
): Promise<{ readonly keys: number; readonly destroyed: number }> {
  const folder = join(to, KEYS_FOLDER);
  const copied = await copyKeys(keyFolder(from), keyFolder(folder));
  const proof = keyProof(await openFileKeyStore(folder).logKey(), manifest.log);
  if (proof !== manifest.keyProof) {
    throw new BackupRefused(
      `the keys in ${from} belong to another log than the backup: name the folder of its own keys`,
    );
  }
  return copied;
}

async function hashed(from: string, file: BackupFile, report?: ReportBytes): Promise<Omit<BackupFile, 'path'>> {
  refuseMissing(from, file);
  return await hashFile(join(from, file.path), report);
}

function refuseMissing(from: string, { path }: BackupFile): void {
  if (!existsSync(join(from, path))) throw new BackupRefused(`${path} is missing in ${from}`);
}

function refuseOther({ path, sha256, bytes }: BackupFile, found: Omit<BackupFile, 'path'>): void {
  if (found.sha256 === sha256 && found.bytes === bytes) return;
  throw new BackupRefused(`${path} is not what was backed up: its SHA-256 is ${found.sha256}, not ${sha256}`);
}
