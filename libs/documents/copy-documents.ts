import type { DocumentArchive } from './document-store.js';
import { DamagedDocument } from './document-store.js';

export interface CopiedDocuments {
  readonly copied: number;
  /** Were in the target already. */
  readonly present: number;
  /** SHA-256 of those that the source holds damaged; they are left out. */
  readonly damaged: readonly string[];
}

/**
 * Everything of one archive into another, durable when it resolves; what is damaged in the target is repaired. It may be
 * repeated at any time, and goes on where it was interrupted.
 */
export async function copyDocuments(
  from: DocumentArchive,
  to: DocumentArchive,
  report: (done: number, of: number) => void = () => undefined,
): Promise<CopiedDocuments> {
  const hashes = await from.hashes();
  const damaged: string[] = [];
  let [copied, present] = [0, 0];
  for (const [index, sha256] of hashes.entries()) {
    if (await isIntact(to, sha256)) present += 1;
    else {
      const bytes = await read(from, sha256);
      if (bytes === 'damaged') damaged.push(sha256);
      // One that was taken away meanwhile is none any more.
      else if (bytes !== undefined) {
        await to.put(bytes);
        copied += 1;
      }
    }
    report(index + 1, hashes.length);
  }
  return { copied, present, damaged };
}

async function isIntact(archive: DocumentArchive, sha256: string): Promise<boolean> {
  return (await unlessDamaged(archive.has(sha256))) === true;
}

async function read(archive: DocumentArchive, sha256: string): Promise<Uint8Array | 'damaged' | undefined> {
  return await unlessDamaged(archive.get(sha256));
}

async function unlessDamaged<T>(look: Promise<T>): Promise<T | 'damaged'> {
  try {
    return await look;
  } catch (error) {
    if (error instanceof DamagedDocument) return 'damaged';
    throw error;
  }
}
