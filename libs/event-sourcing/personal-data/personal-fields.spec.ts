import { idFrom } from '../commands/deterministic-ids.js';
import { MemoryKeyStore } from '../testing/memory-key-store.js';
import { PersonalFields } from './personal-fields.js';
import { isSealed, openField } from './sealed-field.js';

const person = idFrom('a person');
const stream = `person-${person}` as const;
const event = {
  id: idFrom('an event'),
  type: 'PersonRegistered',
  data: { name: 'Ümläut', kind: 'citizen' },
  metadata: {},
};
const fields = { PersonRegistered: ['name'] };

async function sealed() {
  const keys = new MemoryKeyStore();
  const personal = new PersonalFields(keys);
  const [result] = await personal.seal(stream, [event], fields);
  if (result === undefined) throw new Error('nothing was sealed');
  // Event data is a JSON object.
  const data = result.data as Readonly<Record<string, unknown>>;
  return { keys, personal, data };
}

describe('personal fields', () => {
  it('are sealed when they are listed for the event type, and only then', async () => {
    const { data } = await sealed();
    expect(isSealed(data['name'])).toBe(true);
    expect(data['kind']).toBe('citizen');
    expect(JSON.stringify(data)).not.toContain('Ümläut');
  });

  it('are opened with the key of the person', async () => {
    const { personal, data } = await sealed();
    expect(await personal.open(stream, event.id, data)).toEqual(event.data);
  });

  it('are null after the key was destroyed', async () => {
    const { keys, personal, data } = await sealed();
    await keys.destroyDataKey(person);
    expect(await personal.open(stream, event.id, data)).toEqual({ name: null, kind: 'citizen' });
    expect(await personal.hashKey(person, true)).toBeUndefined();
  });

  it('cannot be moved to another event, field or stream', async () => {
    const { keys, data } = await sealed();
    const key = await keys.dataKey(person);
    const name = data['name'];
    if (key === undefined || !isSealed(name)) throw new Error('not sealed');
    const place = { stream, eventId: event.id, field: 'name' };
    expect(openField(key, place, name)).toBe('Ümläut');
    for (const other of [
      { ...place, eventId: person },
      { ...place, field: 'contact' },
      { ...place, stream: 'person-2' },
    ]) {
      expect(() => openField(key, other, name)).toThrow();
    }
  });
});
