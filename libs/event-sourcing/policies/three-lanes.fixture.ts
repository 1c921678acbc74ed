import { idFrom } from '../commands/deterministic-ids.js';
import type { Recorded } from '../messages/message.js';
import { COUNTER, counting } from '../testing/counter.fixture.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import type { Effect, Policy } from './policy.js';
import type { Renamed } from './policy.fixture.js';
import { World } from './policy.fixture.js';

const LANES = ['a', 'b', 'c'] as const;
type Lane = (typeof LANES)[number];
const STEPS = ['refused', 'open', 'first', 'second'] as const;

export const laneTarget = (lane: Lane): string => idFrom(['the target of lane', lane]);
const asked = (command: string, lane: Lane, body: Effect['body'] = {}): Effect => ({
  command,
  target: laneTarget(lane),
  body,
});

/**
 * `early`: the refused command would be accepted once the next one of its lane was sent. `always`: it is refused at any time.
 */
export type RefusedWhen = 'early' | 'always';

/**
 * Three targets that do not exist yet. Each gets a command that is refused, is opened and then counts one (`next`), and
 * is renamed twice. One event asks for a count on each of them, which is a lane by its cause.
 */
export function lanesPolicy(refused: RefusedWhen): Policy<Renamed, undefined> {
  return {
    name: 'labels',
    reads: ['counter'],
    from: 'log start',
    concerns: (event): event is Recorded<Renamed> =>
      event.type === 'CounterRenamed' && event.stream === `counter-${COUNTER}`,
    facts: async () => undefined,
    react: ({ data: { label } }) => ({ effects: effectsOf(label, refused), wakes: [] }),
  };
}

function effectsOf(label: string, refused: RefusedWhen): readonly Effect[] {
  if (label.startsWith('all')) return LANES.map((lane) => asked('Count', lane, { by: 1 }));
  const [step, lane = 'a'] = label.split('.') as [(typeof STEPS)[number], Lane?];
  switch (step) {
    case 'refused':
      return [asked('Count', lane, { by: refused === 'always' ? 11 : 1 })];
    case 'open':
      return [{ ...asked('OpenCounter', lane), next: asked('Count', lane, { by: 1 }) }];
    case 'first':
    case 'second':
      return [asked('Rename', lane, { label: `${lane}.${step}` })];
  }
}

/** A log with an event for each step of each lane, in turn. */
export async function threeLanes(): Promise<World> {
  const world = new World();
  await world.handler.handle(counting('OpenCounter', 'open'));
  for (const step of STEPS) for (const lane of LANES) await world.rename(`${step}.${lane}`);
  await world.rename('all');
  return world;
}

/** Each effect once, each answer once, and on each target in the order in which they were asked for. */
export async function expectLanesInOrder(world: World): Promise<void> {
  const store = new MemoryEventStore(world.log);
  for (const lane of LANES) {
    const stored = await store.readStream(`counter-${laneTarget(lane)}`);
    const told = stored.map((one) => {
      const { type, data } = world.registry.decode(one);
      return 'label' in data ? `${type} ${String(data.label)}` : type;
    });
    expect(told.filter((one) => one !== 'Counted')).toEqual([
      'CounterOpened',
      `CounterRenamed ${lane}.first`,
      `CounterRenamed ${lane}.second`,
    ]);
    expect(told.filter((one) => one === 'Counted')).toHaveLength(2);
  }
  const recorded = world.recorded();
  const times = (type: string): number => recorded.filter((one) => one === type).length;
  expect(['PolicyReceived', 'EffectAsked', 'EffectAccepted', 'EffectRefused'].map(times)).toEqual([13, 18, 15, 3]);
}
