import { createHash } from 'node:crypto';
import type { KeptDocuments } from '../streams/stream-definition.js';

/** Documents of a spec, by their SHA-256. */
export class MemoryDocuments implements KeptDocuments {
  readonly kept = new Map<string, Uint8Array>();

  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.kept.set(sha256, bytes);
    return await Promise.resolve(sha256);
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    return await Promise.resolve(this.kept.get(sha256));
  }

  async has(sha256: string): Promise<boolean> {
    return await Promise.resolve(this.kept.has(sha256));
  }
}
