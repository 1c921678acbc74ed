import { makeFolder, syncFolder } from '#durable-folders';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BackupFile } from './manifest.js';

/** Called with the number of bytes that were processed since the last call. */
export type ReportBytes = (bytes: number) => void;

/** Copies one file, readable only for its owner; durable when it resolves. Returns its size and hash. */
export async function copyFile(from: string, to: string, report?: ReportBytes): Promise<Omit<BackupFile, 'path'>> {
  await makeFolder(dirname(to));
  const hash = createHash('sha256');
  let bytes = 0;
  const source = createReadStream(from);
  source.on('data', (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
    report?.(chunk.length);
  });
  await pipeline(source, createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }));
  return { bytes, sha256: hash.digest('hex') };
}

export async function hashFile(file: string, report?: ReportBytes): Promise<Omit<BackupFile, 'path'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  // A chunk of a stream without encoding is a Buffer.
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    report?.(chunk.length);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** All files below a folder, relative to it, sorted; none when the folder is missing. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(folder.length + 1)).sort();
}

export async function writeDurably(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx', mode: 0o600, flush: true });
  await syncFolder(dirname(file));
}

/** Makes the names in a folder and all below durable: only for a folder that was just written. */
export async function syncFolders(folder: string): Promise<void> {
  const below = await readdir(folder, { recursive: true, withFileTypes: true });
  const folders = below.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of [...folders, folder]) await syncFolder(path);
}
