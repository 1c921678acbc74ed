import type { AllStreamRecordedEvent, AllStreamResolvedEvent, RecordedEvent } from '@eventstore/db-client';
import type { StoredEvent, StreamName } from '#event-sourcing';
import { categoryOf } from '#event-sourcing';

/** Streams of leases are no part of the log: they are read one by one and never along it. */
export const LEASE_CATEGORY = 'lease';

/** What was read cannot be what this program wrote. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** Names of streams with and without the installation's prefix. */
export class Names {
  constructor(readonly prefix: string) {}

  full(stream: StreamName): string {
    return this.prefix + stream;
  }

  /** The streams of the log, as a regular expression of .NET: a prefix has no characters that mean something there. */
  get pattern(): string {
    return `^${this.prefix}(?!${LEASE_CATEGORY}-)`;
  }

  /** `undefined` for a system event, a stream of another prefix, or a lease. */
  inLog(resolved: AllStreamResolvedEvent): StreamName | undefined {
    const name = resolved.event?.streamId;
    if (name?.startsWith(this.prefix) !== true) return undefined;
    // Everything under the prefix was appended by this adapter, which checks names.
    const stream = name.slice(this.prefix.length) as StreamName;
    return categoryOf(stream) === LEASE_CATEGORY ? undefined : stream;
  }
}

/** @throws UnreadableEvent for an event that is no JSON of this program's, or that has no place in the log */
export function toStoredEvent(stream: StreamName, event: RecordedEvent | AllStreamRecordedEvent): StoredEvent {
  const { id, type, data, metadata, revision, isJson } = event;
  if (!isJson || !isObject(data) || !isObject(metadata)) {
    throw new UnreadableEvent(`${stream}@${revision} holds no JSON object: another program wrote to the log`);
  }
  const position = positionIn(stream, event);
  // Both were parsed from JSON by the client.
  return { id, type, data, metadata, stream, revision, position } as StoredEvent;
}

/** One number for a place in the log: both parts are equal for everything that is not a transaction. @throws UnreadableEvent */
export function positionIn(
  stream: StreamName,
  { position, revision }: { readonly position?: Place | undefined; readonly revision: bigint },
): bigint {
  if (position === undefined) throw new UnreadableEvent(`${stream}@${revision} has no position in the log`);
  if (position.commit !== position.prepare) {
    throw new UnreadableEvent(
      `${stream}@${revision} has the commit position ${position.commit} and the prepare position ${position.prepare}: `
        + 'it was written within a transaction, which this program never does',
    );
  }
  return position.commit;
}

interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
