import type { Recorded } from '#event-sourcing';
import { MessageRegistry, readLog } from '#event-sourcing';
import { openSqliteEventStore } from '#event-store-sqlite';
import { mentionsIn } from '#shared-kernel';
import { folderOfSuite } from '#suite';
import { keysOf } from '#workflow';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { domainEvents, projections, shapes } from './features.js';

const WRITTEN = new URL('../../test/fixtures/data-folder/', import.meta.url).pathname;

/** Every text in the data of an event, at any depth. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The events of the domain in a log that was written by all parts of the program. */
async function recorded(): Promise<readonly Recorded[]> {
  const folder = join(folderOfSuite('domain-messages'), 'data');
  cpSync(WRITTEN, folder, { recursive: true });
  const store = await openSqliteEventStore({ folder });
  const categories = projections.find(({ name }) => name === 'domainMessages')?.reads ?? [];
  const events: Recorded[] = [];
  for await (const slice of readLog(
    { store, registry: new MessageRegistry(shapes) },
    categories === 'all' ? [] : categories,
  )) {
    events.push(...slice);
  }
  await store.close();
  return events;
}

describe('An event of the domain', () => {
  it('is found by the id of every stream, part and event that it names', async () => {
    const events = await recorded();
    const entities = new Set(events.flatMap(({ id, eventId }) => [id, eventId]));
    const missed = events.flatMap((event) => {
      const keys = new Set(keysOf(event));
      const named = [
        ...textsIn(event.data).filter((text) => entities.has(text)),
        ...mentionsIn(event.data).map(({ id }) => id),
        event.id,
      ];
      return named.filter((id) => !keys.has(id)).map((id) => `${event.type} ${id}`);
    });
    expect(missed).toEqual([]);
    const types = new Set(events.map(({ type }) => type));
    expect([...types].filter((type) => domainEvents.has(type)).length).toBeGreaterThan(60);
  });
});
