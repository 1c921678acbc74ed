import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const ID_BYTES = 16;

/** Random bytes for the next ids: drawing 16 at a time takes ten times as long. */
const drawn = new Uint8Array(256 * ID_BYTES);
let used = drawn.length;

/** A random UUIDv7 for an event. */
export function newEventId(): string {
  return v7({ rng: nextBytes });
}

function nextBytes(): Uint8Array {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += ID_BYTES;
  return drawn.subarray(used - ID_BYTES, used);
}
