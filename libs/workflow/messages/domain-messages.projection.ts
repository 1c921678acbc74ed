import type { Projection, Recorded, RowChange } from '#event-sourcing';
import { put, table } from '#event-sourcing';

/**
 * Every domain event as a message: one row for each id by which it can be found. An event is read from its stream when
 * somebody waits for it, so nothing of its data is here. `at`: its revision.
 */
export const domainMessages = table({
  name: 'domainMessages',
  columns: { key: 'text', name: 'text', position: 'position', stream: 'text', at: 'position' },
  key: ['key', 'name', 'position'],
  indexes: [['position']],
  visibility: { boundTo: [{ stream: 'stream' }] },
});

/** The most ids by which one event is found; an event with more is found by the first ones in its data. */
export const MAX_KEYS = 2_000;

const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/u;

/** @param categories of the streams whose events are messages: those of the domain */
export function domainMessagesProjection(categories: readonly string[]): Projection {
  return {
    name: 'domainMessages',
    version: 1,
    tables: [domainMessages],
    reads: categories,
    project: (event) => keysOf(event).map((key) => rowOf(event, key)),
  };
}

function rowOf({ type, position, stream, revision: at }: Recorded, key: string): RowChange {
  return put(domainMessages, { key, name: type, position, stream, at });
}

/**
 * The ids by which an event is found: its stream's, and every id in its data, at any depth. Whatever refers to a stream, to a
 * part of one or to an event is an id (a UUID), and nothing else is.
 */
export function keysOf({ id, data }: Pick<Recorded, 'id' | 'data'>): readonly string[] {
  const keys = new Set([id]);
  collect(data, keys);
  return [...keys];
}

function collect(value: unknown, into: Set<string>): void {
  if (into.size >= MAX_KEYS) return;
  if (typeof value === 'string') {
    if (ID.test(value)) into.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) collect(part, into);
  }
}
