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

/** The content of a backup. It lies beside the files, and is written last. */
export interface BackupManifest {
  readonly format: 1;
  /** UUID of the log. */
  readonly log: string;
  readonly prefix: string;
  /** The log's end when the copy began; the copy has all events up to it, possibly more. */
  readonly position: string;
  /** Machine clock, ISO 8601 UTC. */
  readonly createdAt: string;
  readonly version: string;
  /** Identifies the log's key without revealing it. */
  readonly keyProof: string;
  readonly files: readonly BackupFile[];
  /** Documents whose bytes do not match their hash; they are not copied. */
  readonly damagedDocuments: readonly string[];
}

/** @throws BackupRefused when the manifest is missing or not valid */
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
  // An object has these fields or not; their values are checked below.
  const { path, bytes, sha256 } = found as Partial<Record<keyof BackupFile, unknown>>;
  return typeof path === 'string' && typeof bytes === 'number' && typeof sha256 === 'string';
}
