import type { EventStore } from '../store/event-store.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
import { labelPolicy, TARGET, World } from './policy.fixture.js';
import { policyStream } from './policy-events.js';
import type { PolicyPorts } from './policy-run.js';

const label = { ...labelPolicy, from: 'log start' } as const;

/** A store that notes the types of the events of each append to the policy's stream. */
function noting(world: World): { readonly appends: string[][]; readonly ports: Partial<PolicyPorts> } {
  const appends: string[][] = [];
  const memory = new MemoryEventStore(world.log);
  const append: EventStore['append'] = async (stream, expected, events) => {
    if (stream === policyStream('labels')) appends.push(events.map(({ type }) => type));
    return await memory.append(stream, expected, events);
  };
  // Object.create is declared as any; the prototype is the store.
  const readStream: EventStore['readStream'] = (...read) => memory.readStream(...read);
  return { appends, ports: { store: Object.assign(Object.create(memory) as EventStore, { append, readStream }) } };
}

const receipts = (append: readonly string[]): number => append.filter((type) => type === 'PolicyReceived').length;

describe('a slice of events', () => {
  it('is received in one append, and the answers of parallel effects are one too', async () => {
    const world = await World.open();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await world.rename(name);
    const { appends, ports } = noting(world);
    await world.run(world.runner(label, ports));
    expect(appends.map(receipts)).toEqual([0, 5, ...appends.slice(2).map(() => 0)]);
    // 15 effects in two lanes an event; each of the five waits for its turn on the common target.
    expect(appends.length).toBeLessThan(2 + 15);
  });

  it('is cut at the limit of an append, but not within the entries of an event', async () => {
    const world = await World.open();
    for (const name of ['a', 'b', 'c']) await world.rename(name);
    const { appends, ports } = noting(world);
    const effects = Array.from({ length: 400 }, () => ({ command: 'Count', target: TARGET, body: { by: 0 } }));
    const runner = world.runner({ ...label, react: () => ({ effects, wakes: [] }) }, ports);
    await runner.start();
    await runner.take(await world.slice());
    expect(appends.map((append) => [receipts(append), append.length]).filter(([received]) => received !== 0)).toEqual([
      [2, 802],
      [1, 401],
    ]);
    await runner.stop();
  });

  it('with a defect at one event is received up to it, and the policy stops there', async () => {
    const world = await World.open();
    for (const name of ['a', 'b', 'broken', 'c']) await world.rename(name);
    const { appends, ports } = noting(world);
    const react: typeof label.react = (event, facts) => {
      if (facts.label === 'broken') throw new Error('a defect');
      return label.react(event, facts);
    };
    const runner = await world.run(world.runner({ ...label, react }, ports));
    expect(runner.status).toMatchObject({ state: 'stopped', incident: { type: 'CounterRenamed' } });
    expect(appends.slice(1).map(receipts)[0]).toBe(2);
    expect(world.recorded().filter((type) => type === 'PolicyReceived')).toHaveLength(2);
  });

  it('with entries that no append takes is received up to that event', async () => {
    const world = await World.open();
    for (const name of ['a', 'huge', 'c']) await world.rename(name);
    const react: typeof label.react = (event, facts) => {
      if (facts.label !== 'huge') return label.react(event, facts);
      return { effects: [{ command: 'Rename', target: TARGET, body: { label: 'x'.repeat(2 ** 20) } }], wakes: [] };
    };
    const runner = await world.run(world.runner({ ...label, react }));
    expect(runner.status).toMatchObject({ state: 'stopped', incident: { type: 'CounterRenamed' } });
    expect(world.recorded().filter((type) => type === 'PolicyReceived')).toHaveLength(1);
  });
});

describe('an answer that no append takes', () => {
  it('stops the policy at its effect', async () => {
    const world = await World.open();
    for (const name of ['a', 'b']) await world.rename(name);
    const dispatcher: EffectDispatcher = {
      dispatch: async (effect, envelope) => {
        const answer = await world.dispatcher.dispatch(effect, envelope);
        if (effect.target !== TARGET) return answer;
        return { accepted: false, kind: 'impossible', reason: 'x'.repeat(2 ** 20) };
      },
    };
    const runner = await world.run(world.runner(label, { dispatcher }));
    expect(runner.status).toMatchObject({ state: 'stopped', incident: { type: 'EffectAsked' } });
  });
});
