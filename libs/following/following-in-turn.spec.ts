import type { Tenure } from '#event-sourcing';
import { MessageRegistry, NotThatFar, ProjectionRunner } from '#event-sourcing';
import { MemoryEventStore } from '#event-sourcing/testing';
import { FollowingInTurn } from './following-in-turn.js';
import { LocalFollowing } from './local-following.js';
import { ManualTime, settle } from './manual-time.fixture.js';
import { NobodyFollowing } from './nobody-following.js';
import { ToldFollowing } from './told-following.fixture.js';

const tenure = (epoch: bigint): Tenure => ({ series: 's', epoch, isHeld: () => true });

/** A server whose turns begin and end when the spec says so. */
class Server {
  readonly time = new ManualTime();
  readonly told: string[] = [];
  readonly others = new ToldFollowing('other:1');
  begins: Promise<unknown> = Promise.resolve();
  ends: Promise<unknown> = Promise.resolve();
  readonly following = new FollowingInTurn(this.others, (held) => this.#begin(held), this.time.schedule);

  async #begin({ epoch }: Tenure) {
    this.told.push(`begins ${epoch}`);
    await this.begins;
    this.told.push(`works ${epoch}`);
    const end = async (): Promise<void> => {
      this.told.push(`ends ${epoch}`);
      await this.ends;
      this.told.push(`ended ${epoch}`);
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

describe('of several servers that follow the log in turn', () => {
  it('one shows what another says until it is its turn, and afterwards again', async () => {
    const { following, others, told } = new Server();
    expect([following.server, following.local]).toEqual(['other:1', undefined]);
    expect(following.status()).toBe(others.reports);
    await following.taken(tenure(1n));
    expect([following.server, following.local?.server]).toEqual(['this:1', 'this:1']);
    await following.lost();
    expect([following.server, following.local]).toEqual(['other:1', undefined]);
    expect(told).toEqual(['begins 1', 'works 1', 'ends 1', 'ended 1']);
  });

  it('one hands on what is asked of it to the one that follows', async () => {
    const { following, others } = new Server();
    await following.rebuild('areas');
    await following.retry('areas');
    expect(await following.retryEffect('consultation', 'e', { actor: 'a', correlationId: 'c' })).toBe('retried');
    expect(others.done).toEqual(['rebuild areas', 'retry areas', 'retry e of consultation for a']);
    await following.taken(tenure(1n));
    await expect(following.rebuild('areas')).rejects.toThrow('there is no projection areas');
  });

  it('one whose turn is lost while it begins ends it as soon as it has begun', async () => {
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
    expect(server.told).toEqual(['begins 1', 'works 1', 'ends 1', 'ended 1']);
  });

  it('one begins no turn while an earlier one of its own still begins or ends', async () => {
    const server = new Server();
    const [begun, ended] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    [server.begins, server.ends] = [begun.promise, ended.promise];
    const first = server.following.taken(tenure(1n));
    await settle();
    await server.following.lost();
    const second = server.following.taken(tenure(2n));
    begun.resolve(undefined);
    await settle();
    expect(server.told).toEqual(['begins 1', 'works 1', 'ends 1']);
    ended.resolve(undefined);
    await Promise.all([first, second]);
    expect(server.told.slice(3)).toEqual(['ended 1', 'begins 2', 'works 2']);
    expect(server.following.local?.server).toBe('this:1');
  });

  it('one that waited for its own earlier turn begins nothing that was lost meanwhile', async () => {
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
    expect(server.told).toEqual(['begins 1', 'works 1', 'ends 1', 'ended 1']);
  });

  it('one that cannot begin says so, and begins the next time', async () => {
    const server = new Server();
    server.begins = Promise.reject(new Error('read database is gone'));
    await expect(server.following.taken(tenure(1n))).rejects.toThrow('read database is gone');
    await server.following.lost();
    server.begins = Promise.resolve();
    await server.following.taken(tenure(2n));
    expect(server.following.local?.server).toBe('this:1');
  });

  it('one that waits for the end of the log waits for somebody who follows first', async () => {
    const time = new ManualTime();
    const nobody = new NobodyFollowing([{ name: 'areas', version: 1 }]);
    const turn = { following: localFollowing(), end: async () => undefined };
    const following = new FollowingInTurn(nobody, async () => turn, time.schedule);
    let there = false;
    const waiting = following.caughtUp().then(() => (there = true));
    await time.pass(60_000);
    expect(there).toBe(false);
    await following.taken(tenure(1n));
    await time.pass(1000);
    await waiting;
    expect(there).toBe(true);
  });

  it('one that waits so for a while is told that nobody follows', async () => {
    const time = new ManualTime();
    const following = new FollowingInTurn(new NobodyFollowing([]), () => Promise.reject(new Error()), time.schedule);
    const waiting = expect(following.caughtUp({ milliseconds: 1000 })).rejects.toThrow(NotThatFar);
    await time.pass(1000);
    await waiting;
  });
});

describe('a server whose read models are its own, before its turn', () => {
  const nobody = new NobodyFollowing([{ name: 'areas', version: 1 }]);

  it('has none to show, and says who is missing', async () => {
    expect(nobody.status()).toMatchObject([{ name: 'areas', version: 1, kind: 'projection', state: 'building' }]);
    expect(nobody.readiness()).toBe('building');
    expect(await nobody.reached()).toBe(false);
    await expect(nobody.caughtUp()).rejects.toThrow(NotThatFar);
    for (const asked of [nobody.rebuild(), nobody.retry(), nobody.effects(), nobody.retryEffect()]) {
      await expect(asked).rejects.toThrow('waits for its turn');
    }
  });
});
