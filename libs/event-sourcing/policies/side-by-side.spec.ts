import { setImmediate as nextTurn } from 'node:timers/promises';
import { ProjectionRunner } from '../projections/projection-runner.js';
import { labelled, policy } from './each-once.fixture.js';

describe('two policies of one server', () => {
  it('take slices side by side: one that waits for its facts holds no other', async () => {
    const world = await labelled();
    const held = Promise.withResolvers<undefined>();
    const slow: typeof policy = {
      ...policy,
      name: 'slow',
      facts: async ({ data }) => {
        await held.promise;
        return { label: data.label };
      },
    };
    const policies = [world.runner(slow), world.runner(policy)];
    const runner = new ProjectionRunner({
      store: world.store,
      registry: world.registry,
      // Without projections nothing uses them.
      readModels: {} as never,
      projections: [],
      consumers: policies,
    });
    const typesOf = (name: string) => world.log.stream(`policy-${name}`).map(({ type }) => type);
    const answered = () => typesOf('labels').filter((type) => /Accepted|Refused/.test(type)).length;
    await runner.start();
    // Six effects are accepted, one is refused.
    while (answered() < 7) await nextTurn();
    expect(typesOf('slow')).toEqual(['PolicyStarted']);
    held.resolve(undefined);
    await runner.caughtUp({ milliseconds: 600_000 });
    for (const one of policies) await one.settled();
    expect(typesOf('slow').filter((type) => type === 'PolicyReceived')).toHaveLength(3);
    await runner.stop();
  });
});
