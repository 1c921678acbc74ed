import type { Recorded } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import { readMetadata } from '../messages/metadata.js';
import type { LogSlice, StoredEvent } from '../store/event-store.js';
import { categoryOf } from '../store/stream-name.js';
import { incidentOf } from './incident.js';
import type { ConsumerSlice, LogConsumer } from './log-consumer.js';
import type { LogMark } from './log-mark.js';
import { markOf } from './log-mark.js';

type Decoded = { readonly event: Recorded } | { readonly error: unknown };

/** A slice of the log that is decoded once for all its consumers. */
export class DecodedSlice {
  readonly #decoded: (Decoded | undefined)[] = [];
  readonly #categories: readonly string[];

  constructor(
    readonly slice: LogSlice,
    private readonly registry: MessageRegistry,
  ) {
    this.#categories = slice.events.map(({ stream }) => categoryOf(stream));
  }

  /** The part of the slice behind the consumer's position; `undefined` when there is none. */
  for({ reads, position }: LogConsumer): ConsumerSlice | undefined {
    const { slice } = this;
    if (isBehind(slice.position, position) && !slice.head) return undefined;
    const events: Recorded[] = [];
    for (const [index, stored] of slice.events.entries()) {
      if (position !== undefined && stored.position <= position) continue;
      if (reads !== 'all' && !reads.includes(this.#categories[index] ?? '')) continue;
      const decoded = this.#decode(stored, index);
      if ('error' in decoded) {
        const before = events.at(-1)?.position ?? position;
        return { events, position: before, head: false, poison: incidentOf(stored, decoded.error) };
      }
      events.push(decoded.event);
    }
    if (isBehind(slice.position, position)) return { events, position, head: slice.head };
    const end = this.#end();
    return { events, position: slice.position, ...(end !== undefined && { end }), head: slice.head };
  }

  /** `undefined` when the slice ends behind an event that was filtered out. */
  #end(): LogMark | undefined {
    const last = this.slice.events.at(-1);
    return last === undefined || last.position !== this.slice.position ? undefined : markOf(last);
  }

  #decode(stored: StoredEvent, index: number): Decoded {
    const known = this.#decoded[index];
    if (known !== undefined) return known;
    const decoded = decode(stored, this.registry);
    this.#decoded[index] = decoded;
    return decoded;
  }
}

/** Whether a slice that ends at `end` has nothing new for a consumer at `known`. */
function isBehind(end: bigint | undefined, known: bigint | undefined): boolean {
  return known !== undefined && (end === undefined || end <= known);
}

function decode(stored: StoredEvent, registry: MessageRegistry): Decoded {
  try {
    return { event: registry.decode(stored) };
  } catch (error) {
    return { error };
  }
}

export function writtenAtOf(event: StoredEvent): string {
  return readMetadata(event).writtenAt;
}
