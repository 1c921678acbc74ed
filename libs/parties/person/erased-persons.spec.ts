import { idFrom, isSealed } from '#event-sourcing';
import { deviationsProjection } from '#shared-kernel';
import { CALLER, readHarness, reasonOf } from '#shared-kernel/testing';
import { ErasedPersons } from './erased-persons.js';
import { personsProjection } from './person.projection.js';
import { PersonReads } from './person.reads.js';
import { personStream } from './person.stream.js';

const id = idFrom('a person');
const NAME = 'Leitung Kultur (Name)';

let log: ReturnType<typeof readHarness>;

beforeEach(async () => {
  log = readHarness([personStream], [personsProjection, deviationsProjection]);
  const contact = { email: 'kultur@stadt.example' };
  await log.send(personStream, { type: 'RegisterPerson', id, creates: true, data: { name: NAME, contact }, key: 'r' });
  await log.send(personStream, { type: 'AssignFunction', id, data: { title: 'Leitung Kultur', from: '2018' } });
});
afterEach(async () => {
  await log.close();
});

async function recorded() {
  return (await log.events(`person-${id}`)).map((event) => log.registry.decode(event));
}

async function view() {
  return await new PersonReads(await log.readsFor(), log.personal).one(id, CALLER);
}

async function erase() {
  await log.send(personStream, { type: 'RequestErasure', id });
  const deviations = [{ rule: 'fourEyes', reason: 'a spec has one actor' }];
  return await log.send(personStream, { type: 'GrantErasure', id, deviations });
}

async function slice() {
  const events = await recorded();
  return { events, position: events.at(-1)?.position, head: true };
}

describe('personal fields', () => {
  it('are encrypted in the log and read with the key', async () => {
    const stored = await recorded();
    expect(JSON.stringify(stored.map(({ data }) => data))).not.toContain('Kultur');
    expect(stored.map(({ data }) => 'name' in data && isSealed(data.name))).toEqual([true, false]);
    expect(await view()).toMatchObject({
      erased: false,
      name: NAME,
      contact: { email: 'kultur@stadt.example' },
      functions: [{ title: 'Leitung Kultur', from: '2018' }],
    });
  });

  it('are null from a granted erasure on', async () => {
    expect(reasonOf(await erase())).toBe('done');
    expect(await view()).toMatchObject({ erased: true, name: null, contact: null, functions: [{ title: null }] });
  });
});

describe('after an erasure was granted', () => {
  it('the key is destroyed in each pass over the log', async () => {
    const erasures = new ErasedPersons(log.keys);
    await erasures.start();
    await erasures.take(await slice());
    expect(await log.keys.dataKey(id)).toBeDefined();
    await erase();
    await erasures.take(await slice());
    expect(await log.keys.dataKey(id)).toBeUndefined();
    await erasures.start();
    await erasures.take(await slice());
    expect(erasures.status).toEqual({ state: 'live' });
    expect(await log.keys.dataKey(id)).toBeUndefined();
  });

  it('a repeated first command gets its answer, and events without personal fields are appended', async () => {
    await erase();
    await log.keys.destroyDataKey(id);
    const again = { type: 'RegisterPerson', id, creates: true, data: { name: 'somebody else' }, key: 'r' };
    expect(await log.send(personStream, again)).toMatchObject({ done: true, revision: 0n });
    const noted = (await recorded()).at(-1);
    const deviation = noted !== undefined && 'deviation' in noted.data ? noted.data.deviation : undefined;
    const resolution = { deviation, how: 'accepted', by: { kind: 'unknown' } };
    expect(reasonOf(await log.send(personStream, { type: 'ResolveDeviation', id, data: resolution }))).toBe('done');
  });

  it('an event that cannot be read stops the consumer', async () => {
    const erasures = new ErasedPersons(log.keys);
    await erasures.start();
    const poison = {
      eventId: 'e',
      type: 'Unheard',
      stream: 'person-x',
      revision: 0n,
      position: 9n,
      writtenAt: '2019-02-14T16:00:01.000Z',
      message: 'unknown',
    } as const;
    await erasures.take({ events: [], position: undefined, head: false, poison });
    expect(erasures.status).toEqual({ state: 'stopped', incident: poison });
    await erasures.retry();
    expect(erasures.status).toEqual({ state: 'building' });
    await erasures.stop();
    expect(erasures.position).toBeUndefined();
  });
});
