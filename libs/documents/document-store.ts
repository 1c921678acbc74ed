import { createHash } from 'node:crypto';

/**
 * Texts and files under the SHA-256 of their bytes (64 hexadecimal digits in lower case). Events have only the hash, so that a
 * text can be removed and the log still verifies. `put` comes before the append that names the hash.
 */
export interface DocumentStore {
  /** Durable when it resolves; the same bytes again are no change. @throws DocumentTooLarge, StoreUnavailable */
  put(bytes: Uint8Array): Promise<string>;
  /** `undefined` for a missing document or an invalid hash. @throws DamagedDocument, StoreUnavailable */
  get(sha256: string): Promise<Uint8Array | undefined>;
  has(sha256: string): Promise<boolean>;
}

/** Who put in a document: the actor may read it, and name it before any event does. */
export interface DocumentPutters {
  /** @throws StoreUnavailable */
  notePutter(sha256: string, actor: string): Promise<void>;
  isPutter(sha256: string, actor: string): Promise<boolean>;
}

/** A document store that can be copied as a whole. */
export interface DocumentArchive extends DocumentStore, DocumentPutters {
  /** Its location, for people. */
  readonly place: string;
  /** The hashes of all documents, sorted. @throws StoreUnavailable */
  hashes(): Promise<readonly string[]>;
  /** Whether documents can be put and read now. @throws StoreUnavailable */
  check(): Promise<void>;
}

export const DOCUMENTS = Symbol('DocumentStore');

export const DOCUMENT_LIMITS = { bytes: 10 * 1024 * 1024 } as const;

export class DocumentTooLarge extends Error {
  override readonly name = 'DocumentTooLarge';
  constructor(readonly bytes: number) {
    super(`a document has at most ${DOCUMENT_LIMITS.bytes} bytes, not ${bytes}`);
  }
}

/** The stored bytes do not match their hash. Putting the document again repairs it. */
export class DamagedDocument extends Error {
  override readonly name = 'DamagedDocument';
  constructor(readonly sha256: string) {
    super(`the document ${sha256} is damaged: restore it from the backup, or put it again`);
  }
}

/** Whether the document can be read now. A damaged one counts as missing: putting it again repairs it. */
export async function isKept(documents: Pick<DocumentStore, 'has'>, sha256: string): Promise<boolean> {
  try {
    return await documents.has(sha256);
  } catch (error) {
    if (error instanceof DamagedDocument) return false;
    throw error;
  }
}

export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
