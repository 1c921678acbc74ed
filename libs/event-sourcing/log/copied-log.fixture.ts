import { v7 } from 'uuid';
import type { EventStore, NewEvent, StoredEvent, StreamName } from '../store/event-store.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { copyableEvents } from './copyable-events.js';
import type { LogIdentityData } from './log-opened.js';
import { openLog } from './log-opened.js';

export const WANTED: Omit<LogIdentityData, 'log'> = {
  clock: 'real',
  zone: 'Europe/Berlin',
  municipality: 'Ludwigshafen am Rhein',
};

export function happened(text: string, type = 'ThingHappened'): NewEvent {
  return { id: v7(), type, data: { text, größe: 1.5, an: [null, true] }, metadata: { by: 'ä', at: { item: text } } };
}

/** Appends events at the end of the stream. */
export async function happens(store: EventStore, stream: StreamName, ...texts: readonly string[]): Promise<void> {
  const [last] = await store.readStream(stream, { direction: 'backwards', limit: 1 });
  await store.append(
    stream,
    last?.revision ?? 'noStream',
    texts.map((text) => happened(text)),
  );
}

/** A log whose streams alternate: a, a, b, a, c, c, c, b, … */
export async function writtenLog(store: EventStore = new MemoryEventStore()): Promise<EventStore> {
  await openLog(store, WANTED);
  await happens(store, 'thing-a', 'first', 'second');
  await happens(store, 'thing-b', 'third');
  await happens(store, 'thing-a', 'fourth');
  await happens(store, 'other-c', '„fünf“ 😀');
  await happens(store, 'other-c', 'six', 'seven');
  await happens(store, 'thing-b', 'eight');
  return store;
}

/** The content that a copy and its source must share: everything except positions. */
export async function contentOf(store: EventStore): Promise<readonly Omit<StoredEvent, 'position'>[]> {
  const content = [];
  for await (const { position, ...event } of copyableEvents(store)) content.push(event);
  return content;
}

/** The same store with some methods replaced. */
export function storeWith(store: EventStore, changed: Partial<EventStore>): EventStore {
  return {
    append: (...append) => store.append(...append),
    readStream: (...read) => store.readStream(...read),
    readLog: (options) => store.readLog(options),
    head: () => store.head(),
    subscribe: (options) => store.subscribe(options),
    close: () => store.close(),
    ...changed,
  };
}
