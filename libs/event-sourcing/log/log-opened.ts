import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { dayIn, machineClock } from '../clock/clock.js';
import { idFrom } from '../commands/deterministic-ids.js';
import type { Json } from '../messages/json.js';
import type { Message } from '../messages/message.js';
import type { EventMetadata } from '../messages/metadata.js';
import { storedMetadata } from '../messages/metadata.js';
import type { EventStore, StreamName } from '../store/event-store.js';

/** What a log is, said by its first event and never changed. */
export interface LogIdentityData {
  /** UUID of the log. */
  readonly log: string;
  readonly clock: 'real' | 'virtual';
  /** IANA zone of calendar dates. */
  readonly zone: string;
  readonly municipality: string;
  /** UUID of the log that this one was copied from. */
  readonly copiedFrom?: string;
}

export type LogEvent = Message<'LogOpened', LogIdentityData>;
export const logShapes = { LogOpened: 1 } as const;

const STREAM: StreamName = 'log-identity';

/** Where a virtual clock stands before it is advanced for the first time. */
export const VIRTUAL_START = '2000-01-01T00:00:00.000Z';

export class ForeignLog extends Error {
  override readonly name = 'ForeignLog';
}

/**
 * The log's identity; an empty log is opened with `wanted`. Two servers that open the same empty log agree on the
 * one whose append came first. @throws ForeignLog when the store holds events but no `LogOpened`.
 */
export async function openLog(store: EventStore, wanted: Omit<LogIdentityData, 'log'>): Promise<LogIdentityData> {
  const data: LogIdentityData = { log: randomUUID(), ...wanted };
  const before = await store.head();
  const known = await readIdentity(store);
  if (known !== undefined) return known;
  if (before !== undefined) {
    throw new ForeignLog(
      'the store holds events but no log of Lenkwerk: use another folder, or another LENKWERK_PREFIX',
    );
  }
  const event = { id: v7(), type: 'LogOpened', data: { ...data }, metadata: metadata(data) };
  await store.append(STREAM, 'noStream', [event]);
  return (await readIdentity(store)) ?? data;
}

async function readIdentity(store: EventStore): Promise<LogIdentityData | undefined> {
  const [first] = await store.readStream(STREAM, { limit: 1 });
  // Only `openLog` writes the stream.
  return first?.data as LogIdentityData | undefined;
}

function metadata({ log, clock, zone }: LogIdentityData): Json {
  const writtenAt = machineClock.now();
  const recordedAt = clock === 'virtual' ? VIRTUAL_START : writtenAt;
  const commandId = idFrom([log, 'LogOpened']);
  const opened: EventMetadata = {
    commandId,
    commandHash: '',
    $correlationId: commandId,
    $causationId: commandId,
    actor: 'system',
    actedBy: { kind: 'unknown' },
    occurredOn: dayIn(zone, recordedAt),
    recordedAt,
    writtenAt,
    evidence: { kind: 'system', policy: 'server' },
    schemaVersion: 1,
  };
  return storedMetadata(opened);
}
