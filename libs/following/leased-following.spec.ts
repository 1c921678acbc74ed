import type { Tenure } from '#event-sourcing';
import { MessageRegistry, PositionNotReached, ProjectionRunner } from '#event-sourcing';
import { MemoryEventStore } from '#event-sourcing/testing';
import { LeasedFollowing } from './leased-following.js';
import { LocalFollowing } from './local-following.js';
import { ManualTime, settle } from './manual-time.fixture.js';
import { NoFollowing } from './no-following.js';
import { FakeFollowing } from './fake-following.fixture.js';

const tenure = (epoch: bigint): Tenure => ({ series: 's', epoch, claim: `claim ${epoch}`, isHeld: () => true });

/** A server whose turns are begun and ended by the spec. */
class Server {
  readonly time = new ManualTime();
  readonly calls: string[] = [];
  readonly others = new FakeFollowing('other:1');
  begins: Promise<unknown> = Promise.resolve();
  ends: Promise<unknown> = Promise.resolve();
  readonly following = new LeasedFollowing(this.others, (held) => this.#begin(held), this.time.schedule);

  async #begin({ epoch }: Tenure) {
    this.calls.push(`begins ${epoch}`);
    await this.begins;
    this.calls.push(`works ${epoch}`);
    const end = async (): Promise<void> => {
      this.calls.push(`ends ${epoch}`);
      await this.ends;
      this.calls.push(`ended ${epoch}`);
    };
    return { following: localFollowing(), end };
  }
}

function localFollowing(): LocalFollowing {
  const nothing = async (): Promise<undefined> => undefined;
  const readModels = { checkpoint: nothing, reset: nothing, write: nothing };
  const registry = new MessageRegistry([]);
  const runner = new ProjectionRunner({ store: new MemoryEventStore(), registry, readModels, projections: [] });
  return new LocalFollowing('this:1', runner, []);
}

describe('a server that follows the log in turn with others', () => {
  it('shows the status of another server before and after its own turn', async () => {
    const { following, others, calls } = new Server();
    expect([following.server, following.local]).toEqual(['other:1', undefined]);
    expect(following.status()).toBe(others.reports);
    await following.taken(tenure(1n));
    expect([following.server, following.local?.server]).toEqual(['this:1', 'this:1']);
    await following.lost();
    expect([following.server, following.local]).toEqual(['other:1', undefined]);
    expect(calls).toEqual(['begins 1', 'works 1', 'ends 1', 'ended 1']);
  });

  it('forwards requests to the following server until its own turn', async () => {
    const { following, others } = new Server();
    await following.rebuild('areas');
    await following.retry('areas');
    expect(await following.retryEffect('consultation', 'e', { actor: 'a', correlationId: 'c' })).toBe('retried');
    expect(others.done).toEqual(['rebuild areas', 'retry areas', 'retry e of consultation for a']);
    await following.taken(tenure(1n));
    await expect(following.rebuild('areas')).rejects.toThrow('there is no projection areas');
  });

  it('ends a turn that was lost during its beginning as soon as it has begun', async () => {
    const server = new Server();
    const begun = Promise.withResolvers<undefined>();
    server.begins = begun.promise;
    const taken = server.following.taken(tenure(1n));
    await settle();
    await server.following.lost();
    expect(server.following.local).toBeUndefined();
    begun.resolve(undefined);
    await taken;
    expect(server.following.local).toBeUndefined();
    expect(server.calls).toEqual(['begins 1', 'works 1', 'ends 1', 'ended 1']);
  });

  it('begins no turn while an earlier turn of its own still begins or ends', async () => {
    const server = new Server();
    const [begun, ended] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    [server.begins, server.ends] = [begun.promise, ended.promise];
    const first = server.following.taken(tenure(1n));
    await settle();
    await server.following.lost();
    const second = server.following.taken(tenure(2n));
    begun.resolve(undefined);
    await settle();
    expect(server.calls).toEqual(['begins 1', 'works 1', 'ends 1']);
    ended.resolve(undefined);
    await Promise.all([first, second]);
    expect(server.calls.slice(3)).toEqual(['ended 1', 'begins 2', 'works 2']);
    expect(server.following.local?.server).toBe('this:1');
  });

  it('does not begin a turn that was lost while it waited for its earlier turn', async () => {
    const server = new Server();
    const begun = Promise.withResolvers<undefined>();
    server.begins = begun.promise;
    const turns = [server.following.taken(tenure(1n))];
    await settle();
    await server.following.lost();
    turns.push(server.following.taken(tenure(2n)));
    await server.following.lost();
    begun.resolve(undefined);
    await Promise.all(turns);
    expect(server.calls).toEqual(['begins 1', 'works 1', 'ends 1', 'ended 1']);
  });

  it('rejects when a turn cannot begin, and begins the next turn', async () => {
    const server = new Server();
    server.begins = Promise.reject(new Error('read database is gone'));
    await expect(server.following.taken(tenure(1n))).rejects.toThrow('read database is gone');
    await server.following.lost();
    server.begins = Promise.resolve();
    await server.following.taken(tenure(2n));
    expect(server.following.local?.server).toBe('this:1');
  });

  it('waits until a server follows the log before it waits for the end of the log', async () => {
    const time = new ManualTime();
    const nobody = new NoFollowing([{ name: 'areas', version: 1 }]);
    const turn = { following: localFollowing(), end: async () => undefined };
    const following = new LeasedFollowing(nobody, async () => turn, time.schedule);
    let there = false;
    const waiting = following.caughtUp().then(() => (there = true));
    await time.pass(60_000);
    expect(there).toBe(false);
    await following.taken(tenure(1n));
    await time.pass(1000);
    await waiting;
    expect(there).toBe(true);
  });

  it('rejects a wait for the end of the log after its time when no server follows', async () => {
    const time = new ManualTime();
    const following = new LeasedFollowing(new NoFollowing([]), () => Promise.reject(new Error()), time.schedule);
    const waiting = expect(following.caughtUp({ milliseconds: 1000 })).rejects.toThrow(PositionNotReached);
    await time.pass(1000);
    await waiting;
  });
});

describe('a server with read models of its own, before its turn', () => {
  const nobody = new NoFollowing([{ name: 'areas', version: 1 }]);

  it('has no read models to show, and rejects requests with the reason', async () => {
    expect(nobody.status()).toMatchObject([{ name: 'areas', version: 1, kind: 'projection', state: 'building' }]);
    expect(nobody.readiness()).toBe('building');
    expect(await nobody.reached()).toBe(false);
    await expect(nobody.caughtUp()).rejects.toThrow(PositionNotReached);
    for (const asked of [nobody.rebuild(), nobody.retry(), nobody.effects(), nobody.retryEffect()]) {
      await expect(asked).rejects.toThrow('waits for its turn');
    }
  });
});
