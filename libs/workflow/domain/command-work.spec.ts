import { CommandCatalogue, CreationBody, Route, SubmitCommandHandler, TextField } from '#commands';
import type { CommandOf } from '#commands';
import type { EventStore, Message, StreamDefinition } from '#event-sourcing';
import { accept, CommandHandler, MessageRegistry, refuse, SHARED, StoreUnavailable } from '#event-sourcing';
import { readFileSync } from 'node:fs';
import { v7 } from 'uuid';
import { deploymentsShapes } from '../deployment/deployments.events.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { processInstanceShapes } from '../instance/process-instance.events.js';
import { bpmn, commandTask, errorBoundary, flows, withErrors } from '../testing/bpmn.js';
import { by, durable } from '../testing/durable-engine.js';
import { workingCalendar } from '../timers/working-calendar.js';
import { CommandWork } from './command-work.js';
import { DomainCommands } from './domain-commands.js';

@Route('', { may: ['process-manager'], summary: 'Ring a bell', example: { tune: 'evening' } })
class RingBell extends CreationBody {
  static readonly type = 'RingBell';
  @TextField() readonly tune!: string;
}

type Rung = Message<'BellRung', { readonly tune: string }>;

const bell: StreamDefinition<CommandOf<typeof RingBell>, boolean, Rung, 'bell rings already'> = {
  decider: {
    category: 'bell',
    initial: false,
    events: { BellRung: 1 },
    german: { 'bell rings already': 'Die Glocke läutet schon.' },
    decide: ({ data }, rings) => (rings ? refuse('bell rings already') : accept({ type: 'BellRung', data })),
    evolve: () => true,
  },
  permits: (_command, _state, _facts, grants) => grants.every(({ role }) => role === 'process-manager'),
};
const STREAMS = [{ stream: bell, commands: [RingBell] }];

/** Rings a new bell, then rings it again, which is refused and caught. */
const MODEL = withErrors(
  bpmn(
    `<startEvent id="start"/>${commandTask('ring', 'strategy.bell.ring', 'tune <- =tune', 'bell -> =id')}
    ${commandTask('again', 'strategy.bell.ring', 'id <- =bell', 'tune <- =tune')}${errorBoundary('rings', 'again', 'bell-rings-already')}
    <endEvent id="end"/><endEvent id="known"/>${flows('start ring again end', 'rings known')}`,
  ),
  'bell-rings-already',
);

type Durable = Omit<ReturnType<typeof durable>, 'store'> & { readonly store: EventStore };

/** A server on this log. Its read model shows the commands that the instances ask for as they are. */
function led(parts: Durable, instances: readonly string[] = []) {
  const now = (): string => '2019-02-14T16:00:00.000Z';
  const registry = new MessageRegistry([
    ...[deploymentsShapes, processInstanceShapes, bell.decider.events],
    { DateRefined: SHARED },
  ]);
  const clocks = { businessClock: { now, today: () => '2019-02-14' }, machineClock: { now } };
  const handler = new CommandHandler({ ...parts, ...clocks, registry, newEventId: v7 });
  const commands = new DomainCommands(STREAMS);
  const engine = new WorkflowEngine({
    ...{ handler, commands, documents: parts.documents, zone: 'Europe/Berlin', businessClock: clocks.businessClock },
    calendar: async () => await Promise.resolve(workingCalendar('RP', [])),
    values: async () => await Promise.resolve(null),
  });
  const open = async () => {
    const states = await Promise.all(instances.map(async (one) => ({ one, state: await engine.instance(one) })));
    return states.flatMap(({ one, state }) =>
      [...(state.status === 'running' ? state.commands.values() : [])]
        .filter(({ refused }) => refused === undefined)
        .map(({ part, attempt }) => ({
          ...{ key: BigInt(one) + BigInt(part), instance: BigInt(one), attempt },
          ...{ askedBy: 'the asking event', askedAt: 1n, correlation: 'the start' },
        })),
    );
  };
  // Only these reads are used, of the table of commands and of that of instances, whose columns the rows have too.
  const reads = { rows: open, count: async () => (await open()).length } as never;
  const submissions = new SubmitCommandHandler(new CommandCatalogue(STREAMS), handler);
  return { engine, work: new CommandWork({ engine, reads, submissions, commands }), open };
}

async function begin(parts: Durable, count: number, envelope = () => by()): Promise<readonly string[]> {
  const { engine } = led(parts);
  const deployed = await engine.deploy([{ name: 'process.bpmn', text: MODEL }], by());
  if (!deployed.deployed) throw new Error(JSON.stringify(deployed));
  const keys: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const started = await engine.start({ process: 'process' }, { variables: { tune: `tune ${number}` } }, envelope());
    if (started.started) keys.push(started.key);
  }
  return keys;
}

/** Rounds until nothing is asked any more. */
async function finish(parts: Durable, instances: readonly string[]): Promise<void> {
  const { work, open } = led(parts, instances);
  while ((await open()).length > 0) await work.round();
}

async function expectEachOnce({ store }: Durable, instances: readonly string[]): Promise<void> {
  const log = (await store.readLog()).events;
  const rung = log.filter(({ type }) => type === 'BellRung');
  expect(new Set(rung.map(({ stream }) => stream)).size).toBe(instances.length);
  expect(rung).toHaveLength(instances.length);
  for (const instance of instances) {
    const own = log.filter(({ stream }) => stream === `processinstance-${instance}`);
    // The start, the ring that was done, and the ring that was refused.
    expect(own).toHaveLength(3);
    expect(JSON.stringify(own.at(-1)?.data)).toContain('bell-rings-already');
  }
}

/** The store of a server that dies at its nth call, before the call or behind it. */
function deadly(store: EventStore, at: number): { readonly store: EventStore; readonly met: () => boolean } {
  let moments = 0;
  const die = (): void => {
    if (moments++ >= at) throw new Error('the server died');
  };
  const dying = new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...values: readonly unknown[]) => {
        die();
        // The store's own method, with what the caller gave.
        const result: unknown = await (Reflect.apply(method, target, values) as Promise<unknown>);
        die();
        return result;
      };
    },
  });
  return { store: dying, met: () => moments > at };
}

describe('Commands that instances ask for', () => {
  it('are sent once and answered once, at whatever call of the store the server dies', async () => {
    let moments = 0;
    for (let met = true; met; moments += 1) {
      const parts = durable();
      const instances = await begin(parts, 2);
      const dying = deadly(parts.store, moments);
      const first = led({ ...parts, store: dying.store }, instances);
      for (let round = 0; round < 3; round += 1) await first.work.round().catch(() => undefined);
      met = dying.met();
      await finish(parts, instances);
      await expectEachOnce(parts, instances);
    }
    // Of each instance: two commands and two answers, each with an append; before and after each.
    expect(moments).toBeGreaterThan(2 * 2 * 4);
  });

  it('have steps of the first version, which is never edited', async () => {
    const parts = durable();
    const instances = await begin(parts, 1, () => by('a fixed key'));
    await finish(parts, instances);
    const events = (await parts.store.readLog()).events.filter(({ stream }) => stream.startsWith('processinstance'));
    const written = events.map(({ data }) => {
      // Every event of an instance has a trigger and steps.
      const { trigger, steps } = data as unknown as { readonly trigger: object; readonly steps: readonly object[] };
      return { trigger: 'definition' in trigger ? {} : trigger, steps };
    });
    const golden: unknown = JSON.parse(readFileSync('test/fixtures/events/process-instance-commands.v1.json', 'utf8'));
    expect(written).toEqual(golden);
  });

  it('are sent once by two servers at the same time', async () => {
    const parts = durable();
    const instances = await begin(parts, 5);
    const servers = [led(parts, instances), led(parts, instances)];
    for (let round = 0; round < 4; round += 1) await Promise.all(servers.map(({ work }) => work.round()));
    await expectEachOnce(parts, instances);
  });

  it('are no refusals while others change the same stream: the same attempt is sent again', async () => {
    const parts = durable();
    const instances = await begin(parts, 1);
    let conflicts = 20;
    const busy = changed(parts.store, (stream) => {
      if (stream.startsWith('bell') && conflicts-- > 0) return { appended: false, actual: 'noStream' };
      return undefined;
    });
    const { work, open } = led({ ...parts, store: busy }, instances);
    await work.round();
    expect(await open()).toMatchObject([{ attempt: 1 }]);
    await finish({ ...parts, store: busy }, instances);
    await expectEachOnce(parts, instances);
  });

  it('do not hold those of other instances when the store has no answer for one', async () => {
    const parts = durable();
    const instances = await begin(parts, 3);
    let faults = 1;
    const failing = changed(parts.store, (stream) => {
      if (stream.startsWith('bell') && faults-- > 0) throw new StoreUnavailable('no connection', 'notWritten');
      return undefined;
    });
    const { work, open } = led({ ...parts, store: failing }, instances);
    const before = (await open()).map(({ key }) => key);
    await expect(work.round()).rejects.toThrow('no connection');
    const asked = (await open()).map(({ key }) => key);
    expect([asked.length, asked.filter((key) => before.includes(key)).length]).toEqual([3, 1]);
    await finish(parts, instances);
    await expectEachOnce(parts, instances);
  });
});

/** The store, with another answer to some appends. */
function changed(store: EventStore, answer: (stream: string) => unknown): EventStore {
  return new Proxy(store, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...values: readonly unknown[]) => {
        const instead = name === 'append' ? answer(String(values[0])) : undefined;
        // The store's own method, with what the caller gave.
        return instead ?? (await (Reflect.apply(method, target, values) as Promise<unknown>));
      };
    },
  });
}
