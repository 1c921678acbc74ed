import { randomUUID } from 'node:crypto';
import type {
  AppendResult,
  EventStore,
  LogSlice,
  NewEvent,
  StoredEvent,
  StreamName,
  SubscribeOptions,
} from '../../store/event-store.js';
import type { Json } from '../../messages/json.js';

/** A store with an empty log of its own. */
export interface OpenedStore {
  readonly store: EventStore;
  /** Closes the store and opens another one on the same log, as a restart would. */
  reopen(): Promise<EventStore>;
  dispose(): Promise<void>;
  /** The time that a case waits for a subscription, in milliseconds; default 10,000. */
  readonly timeLimit?: number;
}

/** One sentence of the contract; `run` rejects when the store breaks it. */
export interface ContractCase {
  readonly name: string;
  readonly run: (this: void, opened: OpenedStore) => Promise<void>;
}

export function newEvent(type = 'ThingHappened', data: Json = {}, metadata: Json = {}): NewEvent {
  return { id: randomUUID(), type, data, metadata };
}

export function newEvents(count: number): readonly NewEvent[] {
  return Array.from({ length: count }, (_, index) => newEvent('ThingCounted', { index }));
}

/** Appends at the stream's end; a conflict is an error here. */
export async function appendNext(
  store: EventStore,
  stream: StreamName,
  events: readonly NewEvent[],
): Promise<Appended> {
  const [last] = await store.readStream(stream, { direction: 'backwards', limit: 1 });
  return accepted(await store.append(stream, last?.revision ?? 'noStream', events));
}

type Appended = Extract<AppendResult, { appended: true }>;

export function accepted(result: AppendResult): Appended {
  if (!result.appended) throw new Error(`the append was refused: the stream is at ${result.actual}`);
  return result;
}

export function ids(events: readonly { readonly id: string }[]): readonly string[] {
  return events.map(({ id }) => id);
}

/** Collects slices until `done` returns true. @throws when the subscription ends or the time limit is over. */
export async function collect(
  { timeLimit = 10_000 }: OpenedStore,
  store: EventStore,
  options: Omit<SubscribeOptions, 'signal'>,
  done: (slices: readonly LogSlice[]) => boolean | Promise<boolean>,
): Promise<readonly LogSlice[]> {
  const enough = new AbortController();
  const late = AbortSignal.timeout(timeLimit);
  const slices: LogSlice[] = [];
  try {
    for await (const slice of store.subscribe({ ...options, signal: AbortSignal.any([enough.signal, late]) })) {
      slices.push(slice);
      if (await done(slices)) return slices;
    }
    throw new Error(late.aborted ? 'the subscription gave too little in time' : 'the subscription ended by itself');
  } finally {
    enough.abort();
  }
}

export function eventsOf(slices: readonly LogSlice[]): readonly StoredEvent[] {
  return slices.flatMap(({ events }) => events);
}
