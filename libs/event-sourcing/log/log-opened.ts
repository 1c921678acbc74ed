import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { dayIn, machineClock } from '../clock/clock.js';
import { idFrom } from '../commands/deterministic-ids.js';
import type { EventShapes } from '../messages/message-registry.js';
import type { Message } from '../messages/message.js';
import type { EventMetadata } from '../messages/metadata.js';
import { storedMetadata } from '../messages/metadata.js';
import type { EventStore, NewEvent, StreamName } from '../store/event-store.js';

/** The identity of a log. It stands in the log's first event and never changes. */
export interface LogIdentityData {
  /** UUID of the log. */
  readonly log: string;
  readonly clock: 'real' | 'virtual';
  /** IANA time zone of calendar dates. */
  readonly zone: string;
  readonly municipality: string;
  /** UUID of the log that this one was copied from. */
  readonly copiedFrom?: string;
}

/** Marks a copy as complete: the number of copied events, and their SHA-256 in hex. */
export interface CopySeal {
  readonly events: number;
  readonly sha256: string;
}

export type LogEvent = Message<'LogOpened', LogIdentityData> | Message<'LogCopied', CopySeal>;

export const logShapes: EventShapes<LogEvent> = { LogOpened: 1, LogCopied: 1 };

export const LOG_CATEGORY = 'log';
/** The stream has only `LogOpened` and, in a finished copy, `LogCopied`. */
export const LOG_STREAM: StreamName = `${LOG_CATEGORY}-identity`;

/** The time of a virtual clock before its first advance. */
export const VIRTUAL_START = '2000-01-01T00:00:00.000Z';

export class ForeignLog extends Error {
  override readonly name = 'ForeignLog';
}

/** The log is an incomplete copy. */
export class UnfinishedCopy extends Error {
  override readonly name = 'UnfinishedCopy';
}

/**
 * Reads the log's identity; opens an empty log with `wanted`. When two servers open the same empty log, both get the
 * identity whose append came first. @throws ForeignLog when the store has events but no `LogOpened`, UnfinishedCopy
 */
export async function openLog(store: EventStore, wanted: Omit<LogIdentityData, 'log'>): Promise<LogIdentityData> {
  const data: LogIdentityData = { log: randomUUID(), ...wanted };
  const before = await store.head();
  const known = await knownLog(store);
  if (known !== undefined) return finished(known);
  if (before !== undefined) {
    throw new ForeignLog(
      'the store holds events but no log of Lenkwerk: use another folder, or another LENKWERK_PREFIX',
    );
  }
  await store.append(LOG_STREAM, 'noStream', [openedEvent(data)]);
  return finished((await knownLog(store)) ?? { identity: data });
}

/** The events of a log's own stream. */
export interface KnownLog {
  readonly identity: LogIdentityData;
  /** Only for a finished copy. */
  readonly seal?: CopySeal;
}

/** `undefined` when the store has no log. */
export async function knownLog(store: EventStore): Promise<KnownLog | undefined> {
  const [opened, copied] = await store.readStream(LOG_STREAM, { limit: 2 });
  if (opened === undefined) return undefined;
  // Only this folder writes the stream.
  const identity = opened.data as unknown as LogIdentityData;
  // The same holds for the second event.
  return copied === undefined ? { identity } : { identity, seal: copied.data as unknown as CopySeal };
}

export function isUnfinished({ identity, seal }: KnownLog): boolean {
  return identity.copiedFrom !== undefined && seal === undefined;
}

function finished(known: KnownLog): LogIdentityData {
  const { identity } = known;
  if (isUnfinished(known)) {
    throw new UnfinishedCopy(
      `the store holds an unfinished copy of the log ${identity.copiedFrom ?? ''}: run \`lenkwerk copy-log\` again, it goes on where it was`,
    );
  }
  return identity;
}

export function openedEvent(identity: LogIdentityData): NewEvent {
  const recordedAt = identity.clock === 'virtual' ? VIRTUAL_START : machineClock.now();
  return logEvent({ type: 'LogOpened', data: identity }, identity, recordedAt, 'server');
}

/** An event of the log's own stream. `recordedAt` is a time of the business clock, `by` the part of the program. */
export function logEvent(
  { type, data }: LogEvent,
  { log, zone }: LogIdentityData,
  recordedAt: string,
  by: string,
): NewEvent {
  const commandId = idFrom([log, type]);
  const metadata: EventMetadata = {
    commandId,
    commandHash: '',
    $correlationId: commandId,
    $causationId: commandId,
    actor: 'system',
    actedBy: { kind: 'unknown' },
    occurredOn: dayIn(zone, recordedAt),
    recordedAt,
    writtenAt: machineClock.now(),
    evidence: { kind: 'system', policy: by },
    schemaVersion: 1,
  };
  return { id: v7(), type, data: { ...data }, metadata: storedMetadata(metadata) };
}
