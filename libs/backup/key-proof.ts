import { createHmac } from 'node:crypto';

/** HMAC-SHA-256 of the log's UUID under the log's key, hex: only that key gives it, and it does not give the key away. */
export function keyProof(logKey: Uint8Array, log: string): string {
  return createHmac('sha256', logKey).update(`backup of ${log}`).digest('hex');
}
