import type { RowChange, RowOf } from '#event-sourcing';
import { idFrom, isSealed } from '#event-sourcing';
import { commandHarness, reasonOf } from '#shared-kernel/testing';
import { ErasedPersons } from './erased-persons.js';
import { personStream } from './person.stream.js';
import { personView } from './person.view.js';
import { personFunctions, persons, personsProjection } from './person.projection.js';

const id = idFrom('a person');
const NAME = 'Leitung Kultur (Name)';

async function registered() {
  const log = commandHarness(personStream);
  const contact = { email: 'kultur@stadt.example' };
  await log.send(personStream, { type: 'RegisterPerson', id, creates: true, data: { name: NAME, contact }, key: 'r' });
  await log.send(personStream, { type: 'AssignFunction', id, data: { title: 'Leitung Kultur', from: '2018' } });
  return log;
}

async function recorded({ events, registry }: Awaited<ReturnType<typeof registered>>) {
  return (await events(`person-${id}`)).map((event) => registry.decode(event));
}

/** The rows of one person, as the projection makes them. */
async function view(log: Awaited<ReturnType<typeof registered>>) {
  const changes = (await recorded(log)).flatMap((event) => personsProjection.project(event));
  const rowsOf = (table: RowChange['table']) =>
    changes.flatMap((change) => (change.table === table && change.op !== 'remove' ? [change.row] : []));
  // Patches follow the row they patch, as in the read database.
  const person = Object.assign({}, ...rowsOf(persons)) as RowOf<typeof persons>;
  return await personView(person, rowsOf(personFunctions) as unknown as RowOf<typeof personFunctions>[], log.personal);
}

async function erase(log: Awaited<ReturnType<typeof registered>>) {
  await log.send(personStream, { type: 'RequestErasure', id });
  const deviations = [{ rule: 'fourEyes', reason: 'a spec has one actor' }];
  return await log.send(personStream, { type: 'GrantErasure', id, deviations });
}

async function slice(log: Awaited<ReturnType<typeof registered>>) {
  const events = await recorded(log);
  return { events, position: events.at(-1)?.position, head: true };
}

describe('personal fields', () => {
  it('are encrypted in the log and read with the key', async () => {
    const log = await registered();
    const stored = await log.events(`person-${id}`);
    expect(JSON.stringify(stored.map(({ data }) => data))).not.toContain('Kultur');
    expect(stored.map(({ data }) => isSealed((data as { name?: unknown }).name))).toEqual([true, false]);
    expect(await view(log)).toMatchObject({
      erased: false,
      name: NAME,
      contact: { email: 'kultur@stadt.example' },
      functions: [{ title: 'Leitung Kultur', from: '2018' }],
    });
  });

  it('are null from a granted erasure on', async () => {
    const log = await registered();
    expect(reasonOf(await erase(log))).toBe('done');
    expect(await view(log)).toMatchObject({ erased: true, name: null, contact: null, functions: [{ title: null }] });
  });
});

describe('after an erasure was granted', () => {
  it('the key is destroyed in each pass over the log', async () => {
    const log = await registered();
    const erasures = new ErasedPersons(log.keys);
    await erasures.start();
    await erasures.take(await slice(log));
    expect(await log.keys.dataKey(id)).toBeDefined();
    await erase(log);
    await erasures.take(await slice(log));
    expect(await log.keys.dataKey(id)).toBeUndefined();
    await erasures.start();
    await erasures.take(await slice(log));
    expect(erasures.status).toEqual({ state: 'live' });
    expect(await log.keys.dataKey(id)).toBeUndefined();
  });

  it('a repeated first command gets its answer, and events without personal fields are appended', async () => {
    const log = await registered();
    await erase(log);
    await log.keys.destroyDataKey(id);
    const again = { type: 'RegisterPerson', id, creates: true, data: { name: 'somebody else' }, key: 'r' };
    expect(await log.send(personStream, again)).toMatchObject({ done: true, revision: 0n });
    const noted = (await recorded(log)).at(-1);
    const deviation = (noted?.data as { deviation: string }).deviation;
    const resolution = { deviation, how: 'accepted', by: { kind: 'unknown' } };
    expect(reasonOf(await log.send(personStream, { type: 'ResolveDeviation', id, data: resolution }))).toBe('done');
  });

  it('an event that cannot be read stops the consumer', async () => {
    const log = await registered();
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
