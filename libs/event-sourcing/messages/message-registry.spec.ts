import { readFileSync } from 'node:fs';
import type { StoredEvent } from '../store/event-store.js';
import type { Json } from './json.js';
import { MessageRegistry, SHARED, UnknownEvent } from './message-registry.js';

// A golden file: the first version of the event as it was written once, never edited.
const golden = new URL('../../../test/fixtures/events/tree-planted.v1.json', import.meta.url);
// JSON.parse is declared as any.
const first = JSON.parse(readFileSync(golden, 'utf8')) as Json;

const splitPlace = (data: Json): Json => {
  // The golden file has this field.
  const { place, ...rest } = data as { place: string };
  const [latitude = NaN, longitude = NaN] = place.split(',').map(Number);
  return { ...rest, latitude, longitude };
};
const nameSpecies = (data: Json): Json => {
  // The upcast before gives this field.
  const { name, ...rest } = data as { name: string };
  return { ...rest, species: name };
};
const TreePlanted = { version: 3, upcasts: [splitPlace, nameSpecies] };

function stored(data: Json, schemaVersion: number, type = 'TreePlanted'): StoredEvent {
  const metadata = { occurredOn: '2019', schemaVersion };
  return { id: 'e', type, data, metadata, stream: 'tree-1', revision: 4n, position: 9n };
}

describe('the message registry', () => {
  const registry = new MessageRegistry([{ TreePlanted }]);

  it('reads an event of any older version in its newest shape', () => {
    const newest = { species: 'Linde', latitude: 49.4774, longitude: 8.4452 };
    expect(registry.decode(stored(first, 1)).data).toEqual(newest);
    expect(registry.decode(stored({ name: 'Linde', latitude: 49.4774, longitude: 8.4452 }, 2)).data).toEqual(newest);
    expect(registry.decode(stored(newest, 3)).data).toEqual(newest);
  });

  it('gives an event its place in the log and its entity', () => {
    expect(registry.decode(stored(first, 1))).toMatchObject({
      stream: 'tree-1',
      id: '1',
      revision: 4n,
      position: 9n,
      occurredOn: '2019',
    });
  });

  it('writes the newest version', () => {
    expect(registry.versionOf('TreePlanted')).toBe(3);
  });

  it('refuses an event of a newer program, and one that is not registered', () => {
    expect(() => registry.decode(stored(first, 4))).toThrow(/start a newer program/);
    expect(() => registry.decode(stored(first, 1, 'TreeFelled'))).toThrow(UnknownEvent);
  });

  it('refuses a type registered twice unless the streams share it, and a version without its upcast', () => {
    expect(() => new MessageRegistry([{ A: 1 }, { A: 1 }])).toThrow(/registered twice/);
    expect(() => new MessageRegistry([{ A: 1 }, { A: SHARED }])).toThrow(/registered twice/);
    expect(new MessageRegistry([{ A: SHARED }, { A: SHARED }]).types).toEqual(['A']);
    expect(() => new MessageRegistry([{ A: { version: 3, upcasts: [nameSpecies] } }])).toThrow(/needs an upcast/);
  });
});
