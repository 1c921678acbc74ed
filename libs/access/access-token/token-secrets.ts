import type { Envelope, KeyStore } from '#event-sourcing';
import { canonicalJson, commandIdOf } from '#event-sourcing';
import { createHmac } from 'node:crypto';
import { IssueToken } from './access-token.commands.js';

/** The secrets of tokens that are issued by command; see repeatable-secrets.md. */
export class TokenSecrets {
  constructor(private readonly keys: Pick<KeyStore, 'logKey'>) {}

  /** 32 bytes: the same for a repetition of the command, different for any other. */
  async of({ actor, key }: Pick<Envelope, 'actor' | 'key'>): Promise<Uint8Array> {
    const commandId = commandIdOf(actor, key, IssueToken.type, null);
    const seed = canonicalJson(['secret of an access token', commandId, key]);
    return createHmac('sha256', await this.keys.logKey())
      .update(seed)
      .digest();
  }
}
