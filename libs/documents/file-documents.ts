import { StoreUnavailable } from '#event-sourcing';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DocumentArchive } from './document-store.js';
import { DamagedDocument, DOCUMENT_LIMITS, DocumentTooLarge, isSha256, sha256Of } from './document-store.js';
import { keepNames, namesBelow, readIfThere, writeDurably } from './durable-file.js';

/** Documents as files of a folder, in two levels: `ab/cd/abcd…`. The folder is created with the first document. */
export function openFileDocuments(folder: string): DocumentArchive {
  return new FileDocuments(folder);
}

class FileDocuments implements DocumentArchive {
  /** The folder was here once: when it is gone, its documents are. */
  #seen: boolean;

  constructor(readonly place: string) {
    this.#seen = existsSync(place);
  }

  /** @throws StoreUnavailable when the folder was removed since it was first seen */
  async check(): Promise<void> {
    this.#seen ||= existsSync(this.place);
    if (!this.#seen || existsSync(this.place)) return;
    throw new StoreUnavailable(
      `${this.place} was deleted or moved while the server runs: put it back, or restore the documents from a backup`,
      'notWritten',
    );
  }

  async put(bytes: Uint8Array): Promise<string> {
    if (bytes.byteLength > DOCUMENT_LIMITS.bytes) throw new DocumentTooLarge(bytes.byteLength);
    await this.check();
    const sha256 = sha256Of(bytes);
    const path = this.#path(sha256);
    const kept = await readIfThere(path);
    // Another process may have just created the file: its name must be durable before an event has the hash.
    if (kept !== undefined && sha256Of(kept) === sha256) await keepNames(dirname(path));
    else await writeDurably(path, bytes);
    this.#seen = true;
    return sha256;
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    if (!isSha256(sha256)) return undefined;
    const bytes = await readIfThere(this.#path(sha256));
    if (bytes === undefined) await this.check();
    if (bytes !== undefined && sha256Of(bytes) !== sha256) throw new DamagedDocument(sha256);
    return bytes;
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.get(sha256)) !== undefined;
  }

  async notePutter(sha256: string, actor: string): Promise<void> {
    await writeDurably(this.#putterPath(sha256, actor), new Uint8Array());
  }

  async isPutter(sha256: string, actor: string): Promise<boolean> {
    return isSha256(sha256) && (await readIfThere(this.#putterPath(sha256, actor))) !== undefined;
  }

  async hashes(): Promise<readonly string[]> {
    return (await namesBelow(this.place)).filter(isSha256).sort();
  }

  /** An empty file beside the document. */
  #putterPath(sha256: string, actor: string): string {
    return `${this.#path(sha256)}.by-${encodeURIComponent(actor)}`;
  }

  #path(sha256: string): string {
    return join(this.place, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}
