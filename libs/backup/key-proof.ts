import { createHmac } from 'node:crypto';

/** HMAC-SHA-256 of the log's UUID with the log's key, hex. It identifies the key without revealing it. */
export function keyProof(logKey: Uint8Array, log: string): string {
  return createHmac('sha256', logKey).update(`backup of ${log}`).digest('hex');
}
