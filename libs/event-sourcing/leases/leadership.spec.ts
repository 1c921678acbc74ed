import { Servers } from './servers.fixture.js';

const DAY = 86_400_000;

async function two() {
  const servers = new Servers();
  const first = servers.add('first');
  await servers.pass(100);
  const second = servers.add('second');
  await servers.pass(5000);
  return { servers, first, second };
}

describe('servers that stand for a lease', () => {
  it('give it to one of them, who keeps it', async () => {
    const { servers, first, second } = await two();
    await servers.pass(60_000);
    expect([first.told, second.told]).toEqual([['taken 0'], []]);
    expect(first.leadership.status()).toEqual({ holder: 'me', server: 'first' });
    expect(second.leadership.status()).toEqual({ holder: 'other', server: 'first' });
  });

  it('agree on one although they come at the same moment', async () => {
    const servers = new Servers();
    for (const name of ['a', 'b', 'c']) servers.add(name);
    await servers.pass(30_000);
    expect(servers.acting).toHaveLength(1);
    expect(servers.types.filter((type) => type === 'LeaseTaken')).toHaveLength(1);
  });

  it.each([0, 700, 1990])('have another one within ten seconds of a kill, %d ms behind a renewal', async (later) => {
    const { servers, first, second } = await two();
    await servers.pass(later);
    first.freeze();
    expect(await servers.untilTaken()).toBeLessThan(10_000);
    expect(servers.acting).toEqual(['second']);
    const epoch = BigInt(servers.types.lastIndexOf('LeaseTaken'));
    expect(second.tenure).toMatchObject({ epoch, series: expect.any(String) as string });
  });

  it('go on at once when the holder stops, which ends its work before it gives the lease up', async () => {
    const { servers, first, second } = await two();
    const stopped = first.leadership.stop();
    await servers.pass(1000);
    await stopped;
    expect(first.told).toEqual(['taken 0', 'ending']);
    expect(servers.types.slice(-2)).toEqual(['LeaseReleased', 'LeaseTaken']);
    expect(second.acts).toBe(true);
    expect(second.leadership.status()).toEqual({ holder: 'me', server: 'second' });
  });

  it('may each stop at any time', async () => {
    const { servers, second } = await two();
    const stopped = second.leadership.stop();
    await servers.pass(0);
    await stopped;
    expect(second.told).toEqual([]);
  });
});

describe('a holder that was frozen', () => {
  it('for thirty seconds finds itself without the lease before it does anything', async () => {
    const { servers, first, second } = await two();
    const { tenure } = first;
    first.freeze();
    await servers.pass(30_000);
    first.thaw();
    expect(tenure?.isHeld()).toBe(false);
    await servers.pass(5000);
    expect(first.told).toEqual(['taken 0', 'lost']);
    expect(servers.acting).toEqual(['second']);
    expect(second.told).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('%s a renewal was written does not act when it returns', async (moment) => {
    const { servers, first } = await two();
    first.freezeAt(moment, 'LeaseRenewed');
    await servers.pass(30_000);
    expect(servers.acting).toEqual(['second']);
    first.thaw();
    await servers.pass(5000);
    expect(first.told).toEqual(['taken 0', 'lost']);
    expect(servers.acting).toEqual(['second']);
  });

  it.each(['before', 'after'] as const)('%s its first event was written does not begin', async (moment) => {
    const servers = new Servers();
    const first = servers.add('first');
    first.freezeAt(moment, 'LeaseTaken');
    await servers.pass(100);
    servers.add('second');
    await servers.pass(30_000);
    expect(servers.acting).toEqual(['second']);
    first.thaw();
    await servers.pass(5000);
    expect(first.told).toEqual([]);
  });

  it('and was alone takes it again, as a new tenure', async () => {
    const servers = new Servers();
    const first = servers.add('first');
    await servers.pass(5000);
    first.freeze();
    await servers.pass(30_000);
    first.thaw();
    await servers.pass(100);
    expect(first.told).toEqual(['taken 0', 'lost', `taken ${servers.types.lastIndexOf('LeaseTaken')}`]);
    expect(first.acts).toBe(true);
  });

  it('for less than the time of the lease goes on', async () => {
    const { servers, first } = await two();
    first.freeze();
    await servers.pass(3000);
    first.thaw();
    await servers.pass(20_000);
    expect(first.told).toEqual(['taken 0']);
    expect(servers.acting).toEqual(['first']);
  });
});

describe('a store that does not answer', () => {
  it.each(['down', 'silent'] as const)('costs the holder the lease at its end, by its own clock (%s)', async (mood) => {
    const { servers, first } = await two();
    first.mood = mood;
    await servers.pass(6000);
    expect(first.told).toEqual(['taken 0', 'lost']);
    expect(first.leadership.status()).toEqual({ holder: 'unknown' });
    await servers.pass(30_000);
    expect(servers.acting).toEqual(['second']);
    expect(first.reports).toEqual(['the lease work cannot be read or written']);
  });

  it.each(['down', 'silent'] as const)('for anybody, and then does again, has one holder again (%s)', async (mood) => {
    const { servers, first, second } = await two();
    for (const server of [first, second]) server.mood = mood;
    await servers.pass(30_000);
    expect(servers.acting).toEqual([]);
    for (const server of [first, second]) server.mood = 'well';
    expect(await servers.untilTaken()).toBeLessThan(5000);
    await servers.pass(60_000);
    expect(servers.acting).toHaveLength(1);
    expect([...first.told, ...second.told].filter((word) => word.startsWith('taken'))).toHaveLength(2);
  });

  it('is reported once each time', async () => {
    const { servers, second } = await two();
    for (const mood of ['down', 'well', 'down', 'well'] as const) {
      second.mood = mood;
      await servers.pass(20_000);
    }
    expect(second.reports).toHaveLength(2);
    expect(second.leadership.status()).toEqual({ holder: 'other', server: 'first' });
  });

  it('does not keep a server from stopping', async () => {
    const { servers, first, second } = await two();
    for (const server of [first, second]) server.mood = 'silent';
    const stopped = Promise.all([first.leadership.stop(), second.leadership.stop()]);
    await servers.pass(10_000);
    await stopped;
    expect(first.told).toEqual(['taken 0', 'ending']);
  });
});

describe('an append whose answer was lost', () => {
  it.each(['answer lost', 'deaf'] as const)('is found in the stream (%s)', async (mood) => {
    const servers = new Servers();
    const first = servers.add('first');
    first.mood = 'answer lost';
    await servers.pass(1000);
    expect(first.told).toEqual(['taken 0']);
    first.mood = mood;
    await servers.pass(30_000);
    first.mood = 'well';
    await servers.pass(30_000);
    expect(first.told).toEqual(['taken 0']);
    expect(servers.acting).toEqual(['first']);
  });

  it('counts from before it was sent, however late it is found', async () => {
    const servers = new Servers();
    const first = servers.add('first');
    await servers.pass(1900);
    first.mood = 'deaf';
    // The renewal of 2000 ms is written, and its answer never comes.
    await servers.pass(3100);
    first.mood = 'down';
    const { tenure } = first;
    servers.now = 7999;
    expect(tenure?.isHeld()).toBe(true);
    servers.now = 8000;
    expect(tenure?.isHeld()).toBe(false);
  });
});

describe('a clock that jumps', () => {
  it('ahead at the holder costs it the lease, and nobody else acts too early', async () => {
    const { servers, first } = await two();
    const { tenure } = first;
    first.wallOffset += DAY;
    expect(tenure?.isHeld()).toBe(false);
    first.wallOffset -= DAY;
    expect(tenure?.isHeld()).toBe(false);
    await servers.pass(20_000);
    expect(servers.acting).toHaveLength(1);
  });

  it('back at the holder does not make its lease longer', async () => {
    const { servers, first } = await two();
    first.wallOffset -= DAY;
    first.mood = 'down';
    await servers.pass(6000);
    expect(first.told).toEqual(['taken 0', 'lost']);
  });

  it.each([DAY, -DAY])('at who waits by %d ms changes nothing', async (jump) => {
    const { servers, first, second } = await two();
    second.wallOffset += jump;
    await servers.pass(20_000);
    expect(servers.acting).toEqual(['first']);
    first.freeze();
    expect(await servers.untilTaken()).toBeLessThan(10_000);
  });
});

describe('work that cannot begin', () => {
  it('leaves the lease to another server', async () => {
    const servers = new Servers();
    const broken = servers.add('broken', { onTaken: () => Promise.reject(new Error('no read database')) });
    await servers.pass(10);
    const second = servers.add('second');
    await servers.pass(5000);
    expect(second.acts).toBe(true);
    expect(broken.reports).toEqual(['the work of the lease cannot begin: it is left to another server']);
    expect(broken.leadership.status()).toEqual({ holder: 'other', server: 'second' });
  });

  it('that never ends its beginning does not keep the holder from losing the lease', async () => {
    const servers = new Servers();
    const first = servers.add('first', { onTaken: () => new Promise(() => undefined) });
    await servers.pass(1000);
    first.mood = 'silent';
    await servers.pass(7000);
    expect(first.told).toEqual(['lost']);
  });

  it('and does not end as it should is reported, and the lease is given up all the same', async () => {
    const servers = new Servers();
    const first = servers.add('first', { onLost: () => Promise.reject(new Error('stuck')) });
    await servers.pass(1000);
    const stopped = first.leadership.stop();
    await servers.pass(10);
    await stopped;
    expect(first.reports).toEqual(['the work of the lease did not end as it should']);
    expect(servers.types.at(-1)).toBe('LeaseReleased');
  });

  it('ends slowly while the lease is renewed', async () => {
    const ended = Promise.withResolvers<undefined>();
    const servers = new Servers();
    const first = servers.add('first', { onLost: () => ended.promise });
    await servers.pass(1000);
    const stopped = first.leadership.stop();
    await servers.pass(10_000);
    servers.add('second');
    await servers.pass(10_000);
    expect([first.acts, servers.types.includes('LeaseReleased')]).toEqual([true, false]);
    ended.resolve(undefined);
    await servers.pass(10);
    await stopped;
    expect(servers.types.at(-1)).toBe('LeaseReleased');
  });
});
