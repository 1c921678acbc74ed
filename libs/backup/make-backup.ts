import { makeFolder, syncFolder } from '#durable-folders';
import type { EventStore, KeyStore } from '#event-sourcing';
import { backupEventStore } from '#event-store-sqlite';
import { copyKeys, keyFolder } from '#key-store';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { copyFile, filesBelow, hashFile, syncFolders, writeDurably } from './copy-files.js';
import { keyProof } from './key-proof.js';
import type { BackupFile, BackupManifest } from './manifest.js';
import { DOCUMENTS_FOLDER, EVENTS, KEYS_FOLDER, MANIFEST } from './manifest.js';

export interface BackupSource {
  /** The data folder of the running server. */
  readonly data: string;
  readonly prefix: string;
  readonly log: string;
  readonly store: Pick<EventStore, 'head'>;
  readonly keys: Pick<KeyStore, 'logKey'>;
  readonly version: string;
}

export interface MadeBackup {
  readonly folder: string;
  /** A separate folder: the events without it do not reveal their personal fields. */
  readonly keysFolder: string;
  readonly manifest: BackupManifest;
}

/**
 * Copies a data folder while the server runs. Events are copied first: keys and documents are written before the events that
 * need them, so that their later copy misses none. An interrupted copy keeps the name `.partial`.
 * @param now machine clock, ISO 8601 UTC
 */
export async function makeBackup(source: BackupSource, now: string): Promise<MadeBackup> {
  const name = now.replace(/[-:.]/gu, '');
  const parent = join(source.data, 'backups');
  await makeFolder(parent);
  const [folder, keysFolder] = [join(parent, name), join(parent, `${name}-keys`)];
  const [partial, partialKeys] = [`${folder}.partial`, `${keysFolder}.partial`];
  try {
    await mkdir(partial, { mode: 0o700 });
    const manifest = await copyAll(source, partial, partialKeys, now);
    await writeDurably(join(partial, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
    await syncFolders(partial);
    await rename(partialKeys, keysFolder);
    await rename(partial, folder);
    await syncFolder(parent);
    return { folder, keysFolder, manifest };
  } finally {
    await rm(partial, { recursive: true, force: true });
    await rm(partialKeys, { recursive: true, force: true });
  }
}

async function copyAll(source: BackupSource, to: string, keysTo: string, now: string): Promise<BackupManifest> {
  const { data, prefix, log, store, keys, version } = source;
  const position = (await store.head()) ?? 0n;
  const proof = keyProof(await keys.logKey(), log);
  await backupEventStore({ folder: data }, join(to, EVENTS));
  await copyKeys(keyFolder(join(data, KEYS_FOLDER)), keyFolder(keysTo));
  const documents = await copyDocuments(join(data, DOCUMENTS_FOLDER), join(to, DOCUMENTS_FOLDER));
  return {
    format: 1,
    log,
    prefix,
    position: position.toString(),
    createdAt: now,
    version,
    keyProof: proof,
    files: [{ path: EVENTS, ...(await hashFile(join(to, EVENTS))) }, ...documents.files],
    damagedDocuments: documents.damaged,
  };
}

interface CopiedDocuments {
  readonly files: readonly BackupFile[];
  readonly damaged: readonly string[];
}

/** A document's name is its hash; temporary files have other names and are skipped. */
async function copyDocuments(from: string, to: string): Promise<CopiedDocuments> {
  const files: BackupFile[] = [];
  const damaged: string[] = [];
  for (const path of await filesBelow(from)) {
    const sha256 = basename(path);
    if (!/^[0-9a-f]{64}$/.test(sha256)) continue;
    const copied = await copyIfThere(join(from, path), join(to, path));
    if (copied === undefined) continue;
    if (copied.sha256 === sha256) files.push({ path: `${DOCUMENTS_FOLDER}/${path}`, ...copied });
    else {
      damaged.push(sha256);
      await rm(join(to, path));
    }
  }
  return { files, damaged };
}

/** `undefined` when the document was removed during the copy. */
async function copyIfThere(from: string, to: string): Promise<Omit<BackupFile, 'path'> | undefined> {
  try {
    return await copyFile(from, to);
  } catch (error) {
    if (!existsSync(from)) return undefined;
    throw error;
  }
}
