import { BackupRefused } from '#event-store-sqlite';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';

export const MANIFEST = 'manifest.json';
export const EVENTS = 'events.db';
export const DOCUMENTS_FOLDER = 'documents';
export const KEYS_FOLDER = 'keys';

/** One file of a backup. `path` is relative to the manifest's folder, with `/`. */
export interface BackupFile {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What a backup holds; it lies beside the files, and is the last one written. */
export interface BackupManifest {
  readonly format: 1;
  /** UUID of the log. */
  readonly log: string;
  readonly prefix: string;
  /** End of the log when the copy began; the copy holds that at least. */
  readonly position: string;
  /** Machine clock, ISO 8601 UTC. */
  readonly createdAt: string;
  readonly version: string;
  /** Tells the log's key from another one without giving it away. */
  readonly keyProof: string;
  readonly files: readonly BackupFile[];
  /** Documents whose bytes were other ones than their name says; they are left out. */
  readonly damagedDocuments: readonly string[];
}

/** @throws BackupRefused when there is none, or it is none of ours */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const file = join(folder, MANIFEST);
  let found: unknown;
  try {
    found = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new BackupRefused(`${folder} is no backup: ${MANIFEST} is missing or cannot be read`, { cause: error });
  }
  if (!isManifest(found)) throw new BackupRefused(`${file} is not of a backup that this version knows`);
  const escaping = found.files.find(({ path }) => isAbsolute(path) || normalize(path).startsWith('..'));
  if (escaping !== undefined) throw new BackupRefused(`${file} names a file outside of its folder: ${escaping.path}`);
  return found;
}

const TEXTS = ['log', 'prefix', 'position', 'createdAt', 'version', 'keyProof'] as const;

function isManifest(found: unknown): found is BackupManifest {
  if (typeof found !== 'object' || found === null) return false;
  const fields = new Map<string, unknown>(Object.entries(found));
  const files = fields.get('files');
  return (
    fields.get('format') === 1
    && TEXTS.every((name) => typeof fields.get(name) === 'string')
    && /^\d{1,18}$/.test(String(fields.get('position')))
    && Array.isArray(fields.get('damagedDocuments'))
    && Array.isArray(files)
    && files.every(isFile)
  );
}

function isFile(found: unknown): found is BackupFile {
  if (typeof found !== 'object' || found === null) return false;
  const { path, bytes, sha256 } = found as Partial<Record<keyof BackupFile, unknown>>;
  return typeof path === 'string' && typeof bytes === 'number' && typeof sha256 === 'string';
}
