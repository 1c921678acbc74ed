import { NotThatFar, UnknownProjection } from '#event-sourcing';
import { BoardKeeper } from './board-keeper.js';
import { NobodyFollows } from './following.js';
import { ManualTime, settle } from './manual-time.fixture.js';
import { MemoryNoticeBoard } from './memory-notice-board.fixture.js';
import { NOTICE_HOLDS } from './notice-watch.js';
import { ORDER_PATIENCE, RemoteFollowing } from './remote-following.js';
import { report, stopped, ToldFollowing } from './told-following.fixture.js';

const by = { actor: 'an administrator', correlationId: 'c' };
const owner = (name: string, version = 1) => ({
  name,
  version,
  tables: [{ name: `${name} rows`, columns: {}, key: [] }] as never,
});

/** A server that follows and one that looks at the board that they share. */
async function pair() {
  const time = new ManualTime();
  const board = new MemoryNoticeBoard(time);
  const follower = new ToldFollowing('a:1');
  const ports = { board, schedule: time.schedule, startStopwatch: time.startStopwatch };
  const keeper = new BoardKeeper(follower, { ...ports, tenure: { isHeld: () => true }, report: () => undefined });
  const standby = new RemoteFollowing({
    ...ports,
    projections: [owner('areas'), owner('papers'), owner('unheard of')],
    head: async () => 7n,
    effects: async () => [],
  });
  keeper.start();
  await settle();
  await standby.start();
  return { time, board, follower, keeper, standby };
}

/** What became of it so far. */
function outcomeOf(promise: Promise<unknown>): { readonly value?: unknown } {
  const outcome: { value?: unknown } = {};
  promise.then(
    (value) => (outcome.value = value),
    (error: unknown) => (outcome.value = error),
  );
  return outcome;
}

describe('a server that does not follow the log', () => {
  it('shows what the one that does says of itself', async () => {
    const { standby, follower, time } = await pair();
    expect(standby.server).toBe('a:1');
    expect(standby.status()).toEqual(follower.reports);
    follower.reports = [report('areas', { position: 9n }), stopped('papers')];
    await time.pass(400);
    expect(standby.status()).toEqual(follower.reports);
  });

  it('shows tables that tell the whole story in the version that it reads, and no others', async () => {
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

  it('takes read models for unfinished before anybody has told it of them', async () => {
    const time = new ManualTime();
    const board = new MemoryNoticeBoard(time);
    const projections = [owner('areas')];
    const standby = new RemoteFollowing({ board, projections, head: async () => 7n, effects: async () => [] });
    await standby.start();
    expect(standby.server).toBeUndefined();
    expect(standby.status()).toMatchObject([{ name: 'areas', state: 'building' }]);
    expect(standby.readiness('areas rows')).toBe('building');
  });

  it('goes on showing them when the one that followed is gone, and knows that nobody follows', async () => {
    const { standby, keeper, time } = await pair();
    keeper.stop();
    await time.pass(NOTICE_HOLDS - 1000);
    expect(standby.server).toBe('a:1');
    await time.pass(1000);
    expect(standby.server).toBeUndefined();
    expect(standby.readiness('areas rows')).toBe('ready');
    expect(standby.status()).toMatchObject([{ lag: undefined, position: 7n }, {}, {}]);
    await expect(standby.rebuild('areas')).rejects.toThrow(NobodyFollows);
  });

  it('changes nothing for a board that cannot be reached for a moment; later it knows of nobody', async () => {
    const { standby, board, time } = await pair();
    board.isReachable = false;
    await time.pass(2000);
    expect(standby.server).toBe('a:1');
    await time.pass(NOTICE_HOLDS);
    expect(standby.server).toBeUndefined();
    expect(standby.readiness('areas rows')).toBe('ready');
    board.isReachable = true;
    await time.pass(2000);
    expect(standby.server).toBe('a:1');
  });

  it('looks no more when it is stopped, and whoever waits is told so', async () => {
    const { standby, keeper, board, time } = await pair();
    const waiting = standby.reached(100n, 3000);
    keeper.stop();
    await settle();
    standby.stop();
    expect(await waiting).toBe(false);
    const { looks } = board;
    await time.pass(5000);
    expect(board.looks).toBe(looks);
  });
});

describe('who waits on it for a position', () => {
  it('is served at once when the read models are that far, else as soon as they are', async () => {
    const { standby, follower, board, time } = await pair();
    const { looks } = board;
    expect(await standby.reached(7n, 3000)).toBe(true);
    expect(board.looks).toBe(looks);
    const waiting = outcomeOf(standby.reached(8n, 3000));
    follower.reports = [
      report('areas', { position: 8n }),
      report('papers', { position: 9n }),
      report('x', { kind: 'policy' }),
    ];
    await time.pass(200);
    expect(waiting.value).toBe(true);
  });

  it('is told after its time that they are not, however long the board takes', async () => {
    const { standby, board, time } = await pair();
    board.read = () => new Promise(() => undefined);
    const waiting = outcomeOf(standby.reached(8n, 3000));
    await time.pass(2999);
    expect(waiting.value).toBeUndefined();
    await time.pass(1);
    expect(waiting.value).toBe(false);
  });

  it('is told at once when one of them stands still before it', async () => {
    const { standby, follower, time } = await pair();
    follower.reports = [report('areas', { position: 9n }), stopped('papers')];
    await time.pass(400);
    expect(await standby.reached(8n, 3000)).toBe(false);
    expect(await standby.reached(7n, 3000)).toBe(true);
  });

  it('shares each look with all who wait', async () => {
    const { standby, board, time } = await pair();
    const { looks } = board;
    const waiting = Array.from({ length: 500 }, () => standby.reached(8n, 1000));
    await time.pass(1000);
    expect(await Promise.all(waiting)).toEqual(Array(500).fill(false));
    expect(board.looks - looks).toBeLessThanOrEqual(1000 / 50 + 2);
  });

  it('leaves no timer behind', async () => {
    const { standby, keeper, time } = await pair();
    await standby.reached(7n, 3000);
    const waiting = standby.reached(8n, 3000);
    keeper.stop();
    standby.stop();
    await waiting;
    await settle();
    expect(time.timers).toBe(0);
  });
});

describe('who waits on it for the end of the log', () => {
  it('waits for somebody who follows, for what is building, and not for what stands still', async () => {
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

  it('is told after its time who is late', async () => {
    const { standby, follower, time } = await pair();
    follower.reports = [report('areas', { position: 3n })];
    await time.pass(400);
    const waiting = outcomeOf(standby.caughtUp({ milliseconds: 1000 }));
    await time.pass(1000);
    expect(waiting.value).toBeInstanceOf(NotThatFar);
  });
});

describe('what is asked of it', () => {
  it('is done by the server that follows, once, and shows there when it is answered', async () => {
    const { standby, follower, board, time } = await pair();
    const asked = outcomeOf(standby.rebuild('areas').then(() => standby.readiness('areas rows')));
    await time.pass(300);
    expect(asked.value).toBe('building');
    await time.pass(5000);
    expect([follower.done, board.answers]).toEqual([['rebuild areas'], 1]);
    const effect = outcomeOf(standby.retryEffect('consultation', 'e 1', by));
    await time.pass(300);
    expect(effect.value).toBe('retried');
    expect(follower.done.at(-1)).toBe('retry e 1 of consultation for an administrator');
  });

  it.each(['not known', 'not refused'] as const)('is answered as there: an effect that is %s', async (result) => {
    const { standby, follower, time } = await pair();
    follower.result = result;
    const effect = outcomeOf(standby.retryEffect('consultation', 'e 1', by));
    await time.pass(300);
    expect(effect.value).toBe(result);
  });

  it('of an unknown name is refused without asking, of one that is unknown there as there', async () => {
    const { standby, board, time } = await pair();
    await expect(standby.retry('weather')).rejects.toThrow(UnknownProjection);
    expect(board.asked).toEqual([]);
    const asked = outcomeOf(standby.rebuild('consultation'));
    await time.pass(300);
    expect(asked.value).toEqual(new UnknownProjection('there is no projection consultation'));
  });

  it('that fails there is told apart from what is done', async () => {
    const { standby, time } = await pair();
    const asked = outcomeOf(standby.retry('papers'));
    await time.pass(300);
    expect(asked.value).toEqual(new NobodyFollows('it failed on the server that follows the log'));
  });

  it('gets no answer from a server that is lost, and says so in bounded time', async () => {
    const { standby, keeper, board, time } = await pair();
    keeper.stop();
    const asked = outcomeOf(standby.retry('areas'));
    board.answerTo = () => new Promise(() => undefined);
    await time.pass(ORDER_PATIENCE);
    expect(asked.value).toEqual(new NobodyFollows('the server that follows the log gave no answer in time'));
  });
});
