import { labelPolicy, opened, TARGET, World } from './policy.fixture.js';
import type { PolicyRunner } from './policy-runner.js';

export const policy = { ...labelPolicy, from: 'log start' } as const;
export const DAY_LATER = '2000-01-02T00:00:00.000Z';
const ANSWERED = ['EffectAccepted', 'EffectRefused'];

/** A log with three labels; the effects for one of them are refused. */
export async function labelled(): Promise<World> {
  const world = await World.open();
  for (const label of ['a', 'tooMuch', 'b']) await world.rename(label);
  return world;
}

/** Runs the policy on all events, including its wakes. */
export async function live(world: World, runner: PolicyRunner): Promise<void> {
  await world.run(runner);
  world.clock.advancedTo(DAY_LATER);
  await runner.settled();
}

export async function expectEachOnce(world: World): Promise<void> {
  const fresh = world.restarted();
  expect(await Promise.all([TARGET, opened('a'), opened('b')].map((counter) => fresh.total(counter)))).toEqual([
    2, 2, 2,
  ]);
  const recorded = world.recorded();
  expect(recorded.filter((type) => type === 'PolicyReceived')).toHaveLength(3);
  expect(recorded.filter((type) => type === 'WakeDue')).toHaveLength(2);
  expect(recorded.filter((type) => type === 'EffectAsked')).toHaveLength(9);
  expect(recorded.filter((type) => ANSWERED.includes(type))).toHaveLength(9);
}
