import type { DocumentArchive } from './document-store.js';
import { DamagedDocument } from './document-store.js';

export interface CopiedDocuments {
  readonly copied: number;
  /** Documents that the target had already. */
  readonly present: number;
  /** SHA-256 of damaged documents of the source; they are not copied. */
  readonly damaged: readonly string[];
}

/**
 * Copies all documents of one archive to another, and repairs damaged documents of the target. Durable when it resolves. A
 * repeated call continues an interrupted copy.
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
      // `undefined`: the document was removed during the copy.
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
