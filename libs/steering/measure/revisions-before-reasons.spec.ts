import type { Json } from '#event-sourcing';
import { MessageRegistry } from '#event-sourcing';
import { readFileSync } from 'node:fs';
import { goalShapes } from '../goal/goal.events.js';
import { measureShapes } from './measure.events.js';

// A golden file: the first version of the events as they were written, never edited.
const golden = new URL('../../../test/fixtures/events/revisions-without-reason.v1.json', import.meta.url);
// JSON.parse is declared as any.
const written = JSON.parse(readFileSync(golden, 'utf8')) as Readonly<Record<string, Json>>;

const registry = new MessageRegistry([measureShapes, goalShapes]);

describe('a change of a measure or goal that was written before it could have a reason', () => {
  it.each(Object.entries(written))('%s is read as it was written', (type, data) => {
    const event = { id: 'e', type, data, stream: 'x-1', revision: 4n, position: 9n } as const;
    expect(registry.versionOf(type)).toBe(2);
    expect(registry.decode({ ...event, metadata: { occurredOn: '2019', schemaVersion: 1 } }).data).toEqual(data);
  });
});
