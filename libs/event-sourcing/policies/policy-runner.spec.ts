import { COUNTER, counting } from '../testing/counter.fixture.js';
import type { PolicyEvent } from './policy-events.js';
import { labelPolicy, opened, TARGET, World } from './policy.fixture.js';

const label = { ...labelPolicy, from: 'log start' } as const;
const DAY_LATER = '2000-01-02T00:00:00.000Z';

describe('a policy', () => {
  it('records the received event and its effects in one append, sends them, and records each answer', async () => {
    const world = await World.open();
    await world.rename('a');
    const runner = await world.run(world.runner(label));
    expect(world.recorded()).toEqual([
      'PolicyStarted',
      ...['PolicyReceived', 'EffectAsked', 'EffectAsked', 'WakeAsked'],
      'EffectAccepted',
      // The next effect is asked for with the acceptance.
      ...['EffectAccepted', 'EffectAsked'],
      'EffectAccepted',
    ]);
    expect([await world.total(TARGET), await world.total(opened('a'))]).toEqual([1, 1]);
    expect(runner.work).toEqual({ open: 0, refused: 0, wakes: 1, nextWake: DAY_LATER });
  });

  it('names in its effects the causing event, and itself as the actor', async () => {
    const world = await World.open();
    await world.handler.handle(
      counting(
        'Rename',
        'k',
        { label: 'a' },
        { evidence: { kind: 'illustration' }, envelope: { correlationId: 'whole' } },
      ),
    );
    await world.run(world.runner(label));
    const cause = world.log.stream(`counter-${COUNTER}`).at(-1)?.id;
    const last = world.log.stream(`counter-${TARGET}`).at(-1);
    expect(JSON.parse(last?.metadata ?? '')).toMatchObject({
      actor: 'policy:labels',
      $correlationId: 'whole',
      $causationId: cause,
      commandId: world.dispatched[0],
      // The effects of an illustration are illustrations.
      evidence: { kind: 'illustration' },
    });
  });

  it('begins behind the end of an old log by default', async () => {
    const world = await World.open();
    await world.rename('before');
    const runner = await world.run();
    expect(world.recorded()).toEqual(['PolicyStarted']);
    await world.rename('after');
    await world.feed(runner);
    expect([await world.total(opened('before')), await world.total(opened('after'))]).toEqual([undefined, 1]);
  });

  it('records an event that concerns it even without effects, and no other event', async () => {
    const world = await World.open();
    await world.rename('silent');
    await world.run(world.runner(label));
    expect(world.recorded()).toEqual(['PolicyStarted', 'PolicyReceived']);
  });

  it('asks for no effect twice when it receives the same events again', async () => {
    const world = await World.open();
    await world.rename('a');
    const runner = await world.run(world.runner(label));
    await runner.take(await world.slice());
    expect(world.recorded().filter((type) => type === 'PolicyReceived')).toHaveLength(1);
    expect(await world.total(TARGET)).toBe(1);
  });

  it('continues behind the last event that it received, also when everything else was lost', async () => {
    const world = await World.open();
    await world.rename('a');
    await world.run(world.runner(label));
    const next = world.restarted().runner(label);
    await next.start();
    expect(next.position).toBe(4n);
  });

  it('stands still with an incident after a defect, and continues from there when it is started again', async () => {
    const world = await World.open();
    await world.rename('a');
    let broken = true;
    const react: typeof label.react = (event, facts) => {
      if (broken) throw new Error('a defect');
      return label.react(event, facts);
    };
    const runner = world.runner({ ...label, react });
    await world.run(runner);
    expect(runner.status).toMatchObject({
      state: 'stopped',
      incident: { type: 'CounterRenamed', position: 4n },
    });
    expect(runner.position).toBe(2n);
    broken = false;
    await runner.retry();
    await world.feed(runner);
    expect(runner.status).toEqual({ state: 'live' });
    expect(await world.total(TARGET)).toBe(1);
  });
});

describe('a refused effect', () => {
  it('stays refused, with its reason, until a person retries it', async () => {
    const world = await World.open();
    await world.rename('tooMuch');
    await world.run(world.runner(label));
    const runner = await world.run(world.restarted().runner(label));
    const [refused] = runner.refusedEffects;
    expect(refused).toMatchObject({ command: 'Count', reason: 'limit is reached', kind: 'impossible', attempt: 1 });
    expect(world.recorded()).toEqual(['PolicyStarted', 'PolicyReceived', 'EffectAsked', 'EffectRefused']);

    const by = { actor: 'an administrator', correlationId: 'c' };
    expect(await runner.retryEffect(refused?.effect ?? '', by)).toBe('retried');
    await runner.settled();
    expect(runner.refusedEffects).toMatchObject([{ attempt: 2 }]);
    const retried = world.log
      .stream('policy-labels')
      .find(({ type }) => type === ('EffectRetried' satisfies PolicyEvent['type']));
    expect(JSON.parse(retried?.metadata ?? '')).toMatchObject({ actor: 'an administrator' });
  });

  it('is retried only when it is known and refused', async () => {
    const world = await World.open();
    const runner = await world.run(world.runner(label));
    expect(await runner.retryEffect('nothing', { actor: 'an administrator', correlationId: 'c' })).toBe('not known');
  });
});

describe('a wake', () => {
  it('is due when the business clock has reached it, once, across a restart', async () => {
    const world = await World.open();
    await world.rename('a');
    const first = await world.run(world.runner(label));
    await first.stop();
    const later = world.restarted();
    const runner = await later.run(later.runner(label));
    later.clock.advancedTo('2000-01-01T23:59:59.999Z');
    await runner.settled();
    expect(world.recorded()).not.toContain('WakeDue');
    later.clock.advancedTo(DAY_LATER);
    await runner.settled();
    expect(world.recorded().slice(-3)).toEqual(['WakeDue', 'EffectAsked', 'EffectAccepted']);
    expect([await later.total(opened('a')), runner.work.wakes]).toEqual([2, 0]);
  });

  it('that was missed is due at the start, in order of time', async () => {
    const world = await World.open();
    const due: string[] = [];
    const at: Record<string, string> = { late: '2000-03-01T00:00:00Z', early: '2000-02-01T00:00:00Z' };
    const policy = {
      ...label,
      react: (_event: unknown, facts: { readonly label: string }) => ({
        effects: [],
        wakes: [{ id: facts.label, at: at[facts.label] ?? '', data: {} }],
      }),
      waking: {
        facts: async () => undefined,
        react: ({ id }: { readonly id: string }) => {
          due.push(id);
          return { effects: [], wakes: [] };
        },
      },
    };
    await world.rename('late');
    await world.rename('early');
    await (await world.run(world.runner(policy))).stop();
    world.clock.advancedTo('2000-04-01T00:00:00.000Z');
    const runner = world.runner(policy);
    await runner.start();
    await runner.settled();
    expect(due).toEqual(['early', 'late']);
  });
});
