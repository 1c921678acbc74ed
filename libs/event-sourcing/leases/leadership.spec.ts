import { Servers, two } from './servers.fixture.js';

const DAY = 86_400_000;

describe('servers that apply for a lease', () => {
  it('have one holder, which keeps the lease', async () => {
    const { servers, first, second } = await two();
    await servers.pass(60_000);
    expect([first.callbacks, second.callbacks]).toEqual([['taken 0'], []]);
    expect(first.leadership.status()).toEqual({ holder: 'me', server: 'first' });
    expect(second.leadership.status()).toEqual({ holder: 'other', server: 'first' });
  });

  it('have one holder although they apply at the same moment', async () => {
    const servers = new Servers();
    for (const name of ['a', 'b', 'c']) servers.add(name);
    await servers.pass(30_000);
    expect(servers.acting).toHaveLength(1);
    expect(servers.types.filter((type) => type === 'LeaseTaken')).toHaveLength(1);
  });

  it.each([0, 700, 1990])('have a new holder within ten seconds after a kill, %d ms after a renewal', async (later) => {
    const { servers, first, second } = await two();
    await servers.pass(later);
    first.freeze();
    expect(await servers.untilTaken()).toBeLessThan(10_000);
    expect(servers.acting).toEqual(['second']);
    const epoch = BigInt(servers.types.lastIndexOf('LeaseTaken'));
    // Jest declares its matchers as any.
    expect(second.tenure).toMatchObject({ epoch, series: expect.any(String) as string });
  });

  it('have a new holder at once when the holder stops, which ends its work before it releases the lease', async () => {
    const { servers, first, second } = await two();
    const stopped = first.leadership.stop();
    await servers.pass(1000);
    await stopped;
    expect(first.callbacks).toEqual(['taken 0', 'ending']);
    expect(servers.types.slice(-2)).toEqual(['LeaseReleased', 'LeaseTaken']);
    expect(second.acts).toBe(true);
    expect(second.leadership.status()).toEqual({ holder: 'me', server: 'second' });
  });

  it('can stop at any time', async () => {
    const { servers, second } = await two();
    const stopped = second.leadership.stop();
    await servers.pass(0);
    await stopped;
    expect(second.callbacks).toEqual([]);
  });
});

describe('a holder that was frozen', () => {
  it('for thirty seconds finds that it lost the lease before it acts', async () => {
    const { servers, first, second } = await two();
    const { tenure } = first;
    first.freeze();
    await servers.pass(30_000);
    first.thaw();
    expect(tenure?.isHeld()).toBe(false);
    await servers.pass(5000);
    expect(first.callbacks).toEqual(['taken 0', 'lost']);
    expect(servers.acting).toEqual(['second']);
    expect(second.callbacks).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)('%s a renewal was written does not act when it returns', async (moment) => {
    const { servers, first } = await two();
    first.freezeAt(moment, 'LeaseRenewed');
    await servers.pass(30_000);
    expect(servers.acting).toEqual(['second']);
    first.thaw();
    await servers.pass(5000);
    expect(first.callbacks).toEqual(['taken 0', 'lost']);
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
    expect(first.callbacks).toEqual([]);
  });

  it('and was alone takes the lease again, with a new tenure', async () => {
    const servers = new Servers();
    const first = servers.add('first');
    await servers.pass(5000);
    first.freeze();
    await servers.pass(30_000);
    first.thaw();
    await servers.pass(100);
    expect(first.callbacks).toEqual(['taken 0', 'lost', `taken ${servers.types.lastIndexOf('LeaseTaken')}`]);
    expect(first.acts).toBe(true);
  });

  it('for less than the time of the lease continues', async () => {
    const { servers, first } = await two();
    first.freeze();
    await servers.pass(3000);
    first.thaw();
    await servers.pass(20_000);
    expect(first.callbacks).toEqual(['taken 0']);
    expect(servers.acting).toEqual(['first']);
  });
});

describe('a store that does not answer', () => {
  it.each(['down', 'silent'] as const)("ends the tenure by the holder's own clock (%s)", async (storeBehaviour) => {
    const { servers, first } = await two();
    first.storeBehaviour = storeBehaviour;
    await servers.pass(6000);
    expect(first.callbacks).toEqual(['taken 0', 'lost']);
    expect(first.leadership.status()).toEqual({ holder: 'unknown' });
    await servers.pass(30_000);
    expect(servers.acting).toEqual(['second']);
    expect(first.reports).toEqual(['the lease work cannot be read or written']);
  });

  it.each(['down', 'silent'] as const)(
    'any server, and then answers again, has one holder again (%s)',
    async (storeBehaviour) => {
      const { servers, first, second } = await two();
      for (const server of [first, second]) server.storeBehaviour = storeBehaviour;
      await servers.pass(30_000);
      expect(servers.acting).toEqual([]);
      for (const server of [first, second]) server.storeBehaviour = 'well';
      expect(await servers.untilTaken()).toBeLessThan(5000);
      await servers.pass(60_000);
      expect(servers.acting).toHaveLength(1);
      expect([...first.callbacks, ...second.callbacks].filter((word) => word.startsWith('taken'))).toHaveLength(2);
    },
  );

  it('is reported once for each failure', async () => {
    const { servers, second } = await two();
    for (const storeBehaviour of ['down', 'well', 'down', 'well'] as const) {
      second.storeBehaviour = storeBehaviour;
      await servers.pass(20_000);
    }
    expect(second.reports).toHaveLength(2);
    expect(second.leadership.status()).toEqual({ holder: 'other', server: 'first' });
  });

  it('does not prevent a server from stopping', async () => {
    const { servers, first, second } = await two();
    for (const server of [first, second]) server.storeBehaviour = 'silent';
    const stopped = Promise.all([first.leadership.stop(), second.leadership.stop()]);
    await servers.pass(10_000);
    await stopped;
    expect(first.callbacks).toEqual(['taken 0', 'ending']);
  });
});

describe('an append whose answer was lost', () => {
  it.each(['answer lost', 'deaf'] as const)('is found in the stream (%s)', async (storeBehaviour) => {
    const servers = new Servers();
    const first = servers.add('first');
    first.storeBehaviour = 'answer lost';
    await servers.pass(1000);
    expect(first.callbacks).toEqual(['taken 0']);
    first.storeBehaviour = storeBehaviour;
    await servers.pass(30_000);
    first.storeBehaviour = 'well';
    await servers.pass(30_000);
    expect(first.callbacks).toEqual(['taken 0']);
    expect(servers.acting).toEqual(['first']);
  });

  it('starts its tenure before it was sent, also when it is found late', async () => {
    const servers = new Servers();
    const first = servers.add('first');
    await servers.pass(1900);
    first.storeBehaviour = 'deaf';
    // The renewal of 2000 ms is written, and its answer never comes.
    await servers.pass(3100);
    first.storeBehaviour = 'down';
    const { tenure } = first;
    servers.now = 7999;
    expect(tenure?.isHeld()).toBe(true);
    servers.now = 8000;
    expect(tenure?.isHeld()).toBe(false);
  });
});

describe('a clock that jumps', () => {
  it('ahead at the holder ends its tenure, and no other server acts too early', async () => {
    const { servers, first } = await two();
    const { tenure } = first;
    first.wallOffset += DAY;
    expect(tenure?.isHeld()).toBe(false);
    first.wallOffset -= DAY;
    expect(tenure?.isHeld()).toBe(false);
    await servers.pass(20_000);
    expect(servers.acting).toHaveLength(1);
  });

  it('back at the holder does not lengthen its tenure', async () => {
    const { servers, first } = await two();
    first.wallOffset -= DAY;
    first.storeBehaviour = 'down';
    await servers.pass(6000);
    expect(first.callbacks).toEqual(['taken 0', 'lost']);
  });

  it.each([DAY, -DAY])('by %d ms at a waiting server changes nothing', async (jump) => {
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

  it('because its beginning never ends does not keep the lease', async () => {
    const servers = new Servers();
    const first = servers.add('first', { onTaken: () => new Promise(() => undefined) });
    await servers.pass(1000);
    first.storeBehaviour = 'silent';
    await servers.pass(7000);
    expect(first.callbacks).toEqual(['lost']);
  });

  it('and whose end fails is reported, and the lease is released', async () => {
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
