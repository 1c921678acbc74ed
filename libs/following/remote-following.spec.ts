import { PositionNotReached, UnknownProjection } from '#event-sourcing';
import { StatusPublisher } from './status-publisher.js';
import { NoServerFollows } from './following.js';
import { ManualTime, settle } from './manual-time.fixture.js';
import { MemorySharedStatus } from './memory-shared-status.fixture.js';
import { STATUS_EXPIRY } from './status-watch.js';
import { ANSWER_TIMEOUT, RemoteFollowing } from './remote-following.js';
import { report, stopped, FakeFollowing } from './fake-following.fixture.js';

const by = { actor: 'an administrator', correlationId: 'c' };
const owner = (name: string, version = 1) => ({
  name,
  version,
  // Only the name of a table is read.
  tables: [{ name: `${name} rows`, columns: {}, key: [] }] as never,
});

/** A server that follows the log and one that does not, with a shared status table. */
async function pair() {
  const time = new ManualTime();
  const shared = new MemorySharedStatus(time);
  const follower = new FakeFollowing('a:1');
  const ports = { shared, schedule: time.schedule, startStopwatch: time.startStopwatch };
  const publisher = new StatusPublisher(follower, {
    ...ports,
    tenure: { isHeld: () => true },
    report: () => undefined,
  });
  const standby = new RemoteFollowing({
    ...ports,
    projections: [owner('areas'), owner('papers'), owner('unheard of')],
    head: async () => 7n,
    effects: async () => [],
  });
  publisher.start();
  await settle();
  await standby.start();
  return { time, shared, follower, publisher, standby };
}

/** The result or error of a promise so far. */
function outcomeOf(promise: Promise<unknown>): { readonly value?: unknown } {
  const outcome: { value?: unknown } = {};
  promise.then(
    (value) => (outcome.value = value),
    (error: unknown) => (outcome.value = error),
  );
  return outcome;
}

describe('a server that does not follow the log', () => {
  it('shows the status of the server that does', async () => {
    const { standby, follower, time } = await pair();
    expect(standby.server).toBe('a:1');
    expect(standby.status()).toEqual(follower.reports);
    follower.reports = [report('areas', { position: 9n }), stopped('papers')];
    await time.pass(400);
    expect(standby.status()).toEqual(follower.reports);
  });

  it('reports a table as ready when its rows are complete and of the version that it reads', async () => {
    const { standby, follower, time } = await pair();
    expect(standby.readiness('areas rows')).toBe('ready');
    expect(standby.readiness('unheard of rows')).toBe('building');
    expect(() => standby.readiness('no rows')).toThrow(UnknownProjection);
    follower.reports = [report('areas', { state: 'building' }), stopped('papers')];
    await time.pass(400);
    expect(['areas rows', 'papers rows'].map((table) => standby.readiness(table))).toEqual(['building', 'stopped']);
    follower.reports = [report('areas', { version: 2 }), report('papers', { state: 'aside' })];
    await time.pass(400);
    expect(['areas rows', 'papers rows'].map((table) => standby.readiness(table))).toEqual(['building', 'ready']);
  });

  it('reports read models as building before a status was published', async () => {
    const time = new ManualTime();
    const shared = new MemorySharedStatus(time);
    const projections = [owner('areas')];
    const standby = new RemoteFollowing({ shared, projections, head: async () => 7n, effects: async () => [] });
    await standby.start();
    expect(standby.server).toBeUndefined();
    expect(standby.status()).toMatchObject([{ name: 'areas', state: 'building' }]);
    expect(standby.readiness('areas rows')).toBe('building');
  });

  it('still reports read models as ready when the following server is gone, and that no server follows', async () => {
    const { standby, publisher, time } = await pair();
    publisher.stop();
    await time.pass(STATUS_EXPIRY - 1000);
    expect(standby.server).toBe('a:1');
    await time.pass(1000);
    expect(standby.server).toBeUndefined();
    expect(standby.readiness('areas rows')).toBe('ready');
    expect(standby.status()).toMatchObject([{ lag: undefined, position: 7n }, {}, {}]);
    await expect(standby.rebuild('areas')).rejects.toThrow(NoServerFollows);
  });

  it('keeps the status while the shared status cannot be reached, until it expires', async () => {
    const { standby, shared, time } = await pair();
    shared.isReachable = false;
    await time.pass(2000);
    expect(standby.server).toBe('a:1');
    await time.pass(STATUS_EXPIRY);
    expect(standby.server).toBeUndefined();
    expect(standby.readiness('areas rows')).toBe('ready');
    shared.isReachable = true;
    await time.pass(2000);
    expect(standby.server).toBe('a:1');
  });

  it('ignores what was published for another history of the log, until a new status comes', async () => {
    const { standby, publisher, follower, shared, time } = await pair();
    publisher.stop();
    standby.ignoreEarlier();
    for (const milliseconds of [100, 2000]) {
      await time.pass(milliseconds);
      expect([standby.server, standby.readiness('areas rows')]).toEqual([undefined, 'building']);
    }
    expect(standby.status()).toMatchObject([{ position: undefined }, {}, {}]);
    follower.reports = [report('areas', { position: 3n })];
    const ports = { shared, schedule: time.schedule, startStopwatch: time.startStopwatch, report: () => undefined };
    new StatusPublisher(follower, { ...ports, tenure: { isHeld: () => true } }).start();
    await time.pass(400);
    expect([standby.server, standby.readiness('areas rows')]).toEqual(['a:1', 'ready']);
  });

  it('stops reading when it is stopped, and ends waiting calls with false', async () => {
    const { standby, publisher, shared, time } = await pair();
    const waiting = standby.reached(100n, 3000);
    publisher.stop();
    await settle();
    standby.stop();
    expect(await waiting).toBe(false);
    const { reads } = shared;
    await time.pass(5000);
    expect(shared.reads).toBe(reads);
  });
});

describe('a wait for a position', () => {
  it('ends at once when the read models are that far, else as soon as they are', async () => {
    const { standby, follower, shared, time } = await pair();
    const { reads } = shared;
    expect(await standby.reached(7n, 3000)).toBe(true);
    expect(shared.reads).toBe(reads);
    const waiting = outcomeOf(standby.reached(8n, 3000));
    follower.reports = [
      report('areas', { position: 8n }),
      report('papers', { position: 9n }),
      report('x', { kind: 'policy' }),
    ];
    await time.pass(200);
    expect(waiting.value).toBe(true);
  });

  it('ends with false after its time, even when the shared status does not answer', async () => {
    const { standby, shared, time } = await pair();
    shared.read = () => new Promise(() => undefined);
    const waiting = outcomeOf(standby.reached(8n, 3000));
    await time.pass(2999);
    expect(waiting.value).toBeUndefined();
    await time.pass(1);
    expect(waiting.value).toBe(false);
  });

  it('ends with false at once when a read model stands still before the position', async () => {
    const { standby, follower, time } = await pair();
    follower.reports = [report('areas', { position: 9n }), stopped('papers')];
    await time.pass(400);
    expect(await standby.reached(8n, 3000)).toBe(false);
    expect(await standby.reached(7n, 3000)).toBe(true);
  });

  it('shares each read with all other waits', async () => {
    const { standby, shared, time } = await pair();
    const { reads } = shared;
    const waiting = Array.from({ length: 500 }, () => standby.reached(8n, 1000));
    await time.pass(1000);
    expect(await Promise.all(waiting)).toEqual(Array(500).fill(false));
    expect(shared.reads - reads).toBeLessThanOrEqual(1000 / 50 + 2);
  });

  it('leaves no timer behind', async () => {
    const { standby, publisher, time } = await pair();
    await standby.reached(7n, 3000);
    const waiting = standby.reached(8n, 3000);
    publisher.stop();
    standby.stop();
    await waiting;
    await settle();
    expect(time.timers).toBe(0);
  });
});

describe('a wait for the end of the log', () => {
  it('waits for a following server and for building read models, but not for those that stand still', async () => {
    const { standby, follower, time } = await pair();
    await standby.caughtUp();
    follower.reports = [report('areas', { state: 'building' }), stopped('papers')];
    await time.pass(400);
    const waiting = outcomeOf(standby.caughtUp().then(() => 'there'));
    await time.pass(400);
    expect(waiting.value).toBeUndefined();
    follower.reports = [report('areas'), stopped('papers')];
    await time.pass(400);
    expect(waiting.value).toBe('there');
  });

  it('is rejected after its time', async () => {
    const { standby, follower, time } = await pair();
    follower.reports = [report('areas', { position: 3n })];
    await time.pass(400);
    const waiting = outcomeOf(standby.caughtUp({ milliseconds: 1000 }));
    await time.pass(1000);
    expect(waiting.value).toBeInstanceOf(PositionNotReached);
  });
});

describe('a forwarded request', () => {
  it('is executed once by the following server, and its effect is visible with the answer', async () => {
    const { standby, follower, shared, time } = await pair();
    const asked = outcomeOf(standby.rebuild('areas').then(() => standby.readiness('areas rows')));
    await time.pass(300);
    expect(asked.value).toBe('building');
    await time.pass(5000);
    expect([follower.done, shared.answers]).toEqual([['rebuild areas'], 1]);
    const effect = outcomeOf(standby.retryEffect('consultation', 'e 1', by));
    await time.pass(300);
    expect(effect.value).toBe('retried');
    expect(follower.done.at(-1)).toBe('retry e 1 of consultation for an administrator');
  });

  it.each(['not known', 'not refused'] as const)('has the answer of the following server: %s', async (result) => {
    const { standby, follower, time } = await pair();
    follower.result = result;
    const effect = outcomeOf(standby.retryEffect('consultation', 'e 1', by));
    await time.pass(300);
    expect(effect.value).toBe(result);
  });

  it('for an unknown name is refused here, for a name unknown to the following server there', async () => {
    const { standby, shared, time } = await pair();
    await expect(standby.retry('weather')).rejects.toThrow(UnknownProjection);
    expect(shared.asked).toEqual([]);
    const asked = outcomeOf(standby.rebuild('consultation'));
    await time.pass(300);
    expect(asked.value).toEqual(new UnknownProjection('there is no projection consultation'));
  });

  it('that fails on the following server is rejected', async () => {
    const { standby, time } = await pair();
    const asked = outcomeOf(standby.retry('papers'));
    await time.pass(300);
    expect(asked.value).toEqual(new NoServerFollows('it failed on the server that follows the log'));
  });

  it('is rejected after its time when the following server is gone', async () => {
    const { standby, publisher, shared, time } = await pair();
    publisher.stop();
    const asked = outcomeOf(standby.retry('areas'));
    shared.answerTo = () => new Promise(() => undefined);
    await time.pass(ANSWER_TIMEOUT);
    expect(asked.value).toEqual(new NoServerFollows('the server that follows the log gave no answer in time'));
  });
});
