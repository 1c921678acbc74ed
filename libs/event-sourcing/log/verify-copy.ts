import { createHash } from 'node:crypto';
import { canonicalJson } from '../commands/deterministic-ids.js';
import type { EventStore, StoredEvent } from '../store/event-store.js';
import { copyableEvents, placeOf } from './copyable-events.js';
import { CopyDiffers } from './copy-errors.js';
import type { CopySeal } from './log-opened.js';

/**
 * Compares both logs event by event. The hash is SHA-256 over one line for each event: its id, type, stream, revision, data
 * and metadata as canonical JSON (RFC 8785), then LF. Positions are not hashed, so the copy of a copy has the same hash.
 * @throws CopyDiffers that names the first different event
 */
export async function verifyCopy(
  source: EventStore,
  target: EventStore,
  report: (done: number) => void,
): Promise<CopySeal> {
  const hash = createHash('sha256');
  const copies = copyableEvents(target);
  let events = 0;
  for await (const original of copyableEvents(source)) {
    const { value: copy } = await copies.next();
    events += 1;
    if (copy === undefined) {
      throw new CopyDiffers(
        `the source holds event ${events} (${placeOf(original)}), the copy does not: stop what writes to the source and run this again`,
      );
    }
    if (!isSame(original, copy)) throw differing(events, original, copy);
    hash.update(lineOf(original)).update('\n');
    report(events);
  }
  const { value: more } = await copies.next();
  if (more !== undefined) throw new CopyDiffers(`the copy holds an event more than its source: ${placeOf(more)}`);
  return { events, sha256: hash.digest('hex') };
}

/** Comparing texts is four times as fast as canonical JSON, which is needed only when the order of keys differs. */
function isSame(original: StoredEvent, copy: StoredEvent): boolean {
  return textOf(original) === textOf(copy) || lineOf(original) === lineOf(copy);
}

function textOf({ id, type, stream, revision, data, metadata }: StoredEvent): string {
  return JSON.stringify([id, type, stream, String(revision), data, metadata]);
}

function lineOf({ id, type, stream, revision, data, metadata }: StoredEvent): string {
  return canonicalJson({ id, type, stream, revision: String(revision), data, metadata });
}

function differing(ordinal: number, original: StoredEvent, copy: StoredEvent): CopyDiffers {
  const parts = (['id', 'type', 'stream', 'revision', 'data', 'metadata'] as const).filter(
    (part) => partOf(original, part) !== partOf(copy, part),
  );
  return new CopyDiffers(
    `event ${ordinal} of the copy, ${placeOf(copy)}, is not that of the source, ${placeOf(original)}: ${parts.join(', ')} differ. `
      + 'The copy cannot be used: delete it and make a new one',
  );
}

function partOf(event: StoredEvent, part: 'id' | 'type' | 'stream' | 'revision' | 'data' | 'metadata'): string {
  return part === 'revision' ? String(event.revision) : canonicalJson(event[part]);
}
