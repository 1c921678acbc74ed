import type { AllStreamRecordedEvent, AllStreamResolvedEvent, RecordedEvent } from '@eventstore/db-client';
import type { StoredEvent, StreamName } from '#event-sourcing';
import { categoryOf, LEASE_CATEGORY } from '#event-sourcing';

/** An event that this program cannot have written. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** Converts stream names to names with the installation's prefix, and back. */
export class StreamNames {
  constructor(readonly prefix: string) {}

  full(stream: StreamName): string {
    return this.prefix + stream;
  }

  /** The log's streams, as a regular expression of .NET. A prefix has no special characters. */
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

/** @throws UnreadableEvent for an event without JSON objects, or without a position */
export function toStoredEvent(stream: StreamName, event: RecordedEvent | AllStreamRecordedEvent): StoredEvent {
  const { id, type, data, metadata, revision, isJson } = event;
  if (!isJson || !isObject(data) || !isObject(metadata)) {
    throw new UnreadableEvent(`${stream}@${revision} holds no JSON object: another program wrote to the log`);
  }
  const position = positionIn(stream, event);
  // Both were parsed from JSON by the client.
  return { id, type, data, metadata, stream, revision, position } as StoredEvent;
}

/** The position as one number: commit and prepare position are equal outside of transactions. @throws UnreadableEvent */
export function positionIn(
  stream: StreamName,
  { position, revision }: { readonly position?: LogPosition | undefined; readonly revision: bigint },
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

interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
