import { two } from './servers.fixture.js';

describe('a lease that was restored from an older copy', () => {
  it.each([0, 1, 12])('of %d events has one holder within ten seconds, and it keeps the lease', async (events) => {
    const { servers, first, second } = await two();
    await servers.pass(60_000);
    servers.restore(events);
    await servers.pass(10_000);
    expect(servers.acting).toHaveLength(1);
    const before = [...first.callbacks, ...second.callbacks];
    await servers.pass(30_000);
    expect(servers.acting).toHaveLength(1);
    expect([...first.callbacks, ...second.callbacks]).toEqual(before);
    expect([first.setBacks, second.setBacks]).toEqual([1, 1]);
  });

  it('while all servers were stopped is taken by a new one, after the time of the lease', async () => {
    const { servers, first, second } = await two();
    await servers.pass(60_000);
    for (const server of [first, second]) server.freeze();
    servers.restore(5);
    const third = servers.add('third');
    expect(await servers.untilTaken()).toBeLessThan(10_000);
    expect(third.acts).toBe(true);
    expect(third.setBacks).toBe(0);
  });

  it('is not seen in one late answer of a node that is behind', async () => {
    const { servers, first, second } = await two();
    await servers.pass(60_000);
    second.behindOnce = 2;
    await servers.pass(30_000);
    expect(servers.acting).toEqual(['first']);
    expect([first.setBacks, second.setBacks, first.callbacks]).toEqual([0, 0, ['taken 0']]);
  });
});
