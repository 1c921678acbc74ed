import fc from 'fast-check';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { idFrom } from '../commands/deterministic-ids.js';
import { COUNTER, counting } from '../testing/counter.fixture.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
import { EffectLanes, MAX_EFFECTS_IN_FLIGHT } from './effect-lanes.js';
import type { PendingEffect } from './policy-ledger.js';
import { labelPolicy, World } from './policy.fixture.js';
import { lanesPolicy, threeLanes } from './three-lanes.fixture.js';

type Lanes = Pick<EffectLanes, 'add' | 'next' | 'remove'>;

/** An effect of cause `event` on a target, or a creation. */
interface Given {
  readonly target: string | null;
  readonly event: string;
  readonly order?: string;
}

function pending({ target, event, order }: Given, index: number): PendingEffect {
  return {
    effect: `effect ${index}`,
    command: 'Count',
    target,
    body: {},
    event,
    index,
    attempt: 1,
    ...(order !== undefined && { order }),
    correlationId: 'c',
    evidence: { kind: 'system', policy: 'labels' },
    asked: { eventId: `${index}`, type: 'EffectAsked', stream: 'policy-labels', revision: 0n, writtenAt: '' },
  };
}

/** Plays effects through the lanes, each of which ends at a random time. The first violated rule, if any. */
function played(lanes: Lanes, given: readonly Given[], picks: readonly number[]): string | undefined {
  const effects = given.map(pending);
  for (const effect of effects) lanes.add(effect);
  const [sent, ended] = [new Set<PendingEffect>(), new Set<PendingEffect>()];
  for (let turn = 0; ended.size < effects.length; turn += 1) {
    for (let next = lanes.next(); next !== undefined; next = lanes.next()) {
      const mine = next;
      const before = effects.slice(0, mine.index).filter((other) => !ended.has(other));
      if (before.some(({ target }) => target !== null && target === mine.target)) return 'order on a target';
      if (before.some(({ event }) => event === mine.event)) return 'order of a cause';
      if (before.some(({ order }) => order !== undefined && order === mine.order)) return 'order of a key';
      if (sent.has(mine)) return 'sent twice';
      sent.add(mine);
    }
    const waiting = effects.filter((one) => !sent.has(one));
    const free = waiting.filter(
      (one) => !effects.slice(0, one.index).some((other) => !ended.has(other) && meets(one, other)),
    );
    if (free.length > 0) return 'not in parallel';
    const inFlight = [...sent].filter((one) => !ended.has(one));
    const done = inFlight[(picks[turn % picks.length] ?? 0) % inFlight.length];
    if (done === undefined) return 'stuck';
    ended.add(done);
    lanes.remove(done);
  }
  return undefined;
}

function meets(one: PendingEffect, other: PendingEffect): boolean {
  if (one.event === other.event) return true;
  return (one.target !== null && one.target === other.target) || (one.order !== undefined && one.order === other.order);
}

const given = fc.array(
  fc.record(
    {
      target: fc.constantFrom('a', 'b', 'c', null),
      event: fc.constantFrom('1', '2', '3', '4', '5'),
      order: fc.constantFrom('x', 'y'),
    },
    { requiredKeys: ['target', 'event'] },
  ),
  { minLength: 1, maxLength: 30 },
);
const picks = fc.array(fc.nat(31), { minLength: 1, maxLength: 10 });

function lanesWith(changed: (effect: PendingEffect) => PendingEffect): Lanes {
  const lanes = new EffectLanes();
  const originals = new Map<string, PendingEffect>();
  const next = (): PendingEffect | undefined => originals.get(lanes.next()?.effect ?? '');
  return {
    add: (effect) => {
      originals.set(effect.effect, effect);
      lanes.add(changed(effect));
    },
    next,
    remove: (effect) => {
      lanes.remove(changed(effect));
    },
  };
}

describe('effects in lanes', () => {
  it('keep the order on each target, of each cause and of each key, and go in parallel otherwise', () => {
    fc.assert(
      fc.property(given, picks, (effects, some) => {
        expect(played(new EffectLanes(), effects, some)).toBeUndefined();
      }),
    );
  });

  it.each([
    {
      broken: 'order on a target',
      lanes: () => lanesWith((effect) => ({ ...effect, target: null })),
      first: { target: 'a', event: '1' },
      second: { target: 'a', event: '2' },
    },
    {
      broken: 'order of a cause',
      lanes: () => lanesWith((effect) => ({ ...effect, event: effect.effect })),
      first: { target: 'a', event: '1' },
      second: { target: 'b', event: '1' },
    },
    {
      broken: 'order of a key',
      lanes: () => lanesWith(({ order: _order, ...effect }) => effect),
      first: { target: 'a', event: '1', order: 'x' },
      second: { target: 'b', event: '2', order: 'x' },
    },
    {
      broken: 'not in parallel',
      lanes: () => lanesWith((effect) => ({ ...effect, event: 'one queue for all' })),
      first: { target: 'a', event: '1' },
      second: { target: 'b', event: '2' },
    },
  ])('are found without: $broken', ({ broken, lanes, first, second }) => {
    expect(played(lanes(), [first, second], [0])).toBe(broken);
  });

  it('are put at the end again with a new attempt', () => {
    const lanes = new EffectLanes();
    const refused = pending({ target: 'a', event: '1' }, 0);
    lanes.add(refused);
    lanes.add(refused);
    expect([lanes.next(), lanes.next()]).toEqual([refused, undefined]);
    lanes.add(pending({ target: 'a', event: '2' }, 1));
    lanes.remove(refused);
    lanes.add({ ...refused, attempt: 2 });
    expect(lanes.next()?.index).toBe(1);
    expect(lanes.next()).toBeUndefined();
  });
});

describe('a policy whose effects take different times', () => {
  it('sends those of a target, and of a cause, one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(6), { minLength: 1, maxLength: 18 }), async (delays) => {
        const world = (await threeLanes()).restarted();
        const open = new Set<string>();
        let sent = 0;
        const dispatcher: EffectDispatcher = {
          dispatch: async (effect, envelope) => {
            const lanes = [`target ${effect.target ?? ''}`, `cause ${envelope.causationId}`];
            expect(lanes.filter((lane) => open.has(lane))).toEqual([]);
            for (const lane of lanes) open.add(lane);
            for (let turns = delays[sent++ % delays.length] ?? 0; turns > 0; turns -= 1) await nextTurn();
            const answer = await world.dispatcher.dispatch(effect, envelope);
            for (const lane of lanes) open.delete(lane);
            return answer;
          },
        };
        const runner = await world.run(world.runner(lanesPolicy('early'), { dispatcher }));
        expect(runner.status).toEqual({ state: 'live' });
        expect(sent).toBe(18);
        expect(runner.refusedEffects).toHaveLength(3);
      }),
      { numRuns: 30 },
    );
  });

  it(`sends at most ${MAX_EFFECTS_IN_FLIGHT} at once`, async () => {
    const world = new World();
    await world.handler.handle(counting('OpenCounter', 'open'));
    for (let index = 0; index < 40; index += 1) await world.rename(`label.${index}`);
    const many = {
      ...labelPolicy,
      from: 'log start' as const,
      react: (_event: unknown, { label }: { readonly label: string }) => ({
        effects: [{ command: 'OpenCounter', target: idFrom(label), body: {} }],
        wakes: [],
      }),
    };
    let [inFlight, most] = [0, 0];
    const dispatcher: EffectDispatcher = {
      dispatch: async (effect, envelope) => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        for (let turns = 0; turns < 5; turns += 1) await nextTurn();
        inFlight -= 1;
        return await world.dispatcher.dispatch(effect, envelope);
      },
    };
    const runner = await world.run(world.runner(many, { dispatcher }));
    expect([most, runner.work.open]).toEqual([MAX_EFFECTS_IN_FLIGHT, 0]);
    expect(world.log.stream(`counter-${COUNTER}`)).toHaveLength(41);
  });
});
