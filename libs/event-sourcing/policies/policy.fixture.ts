import { v7 } from 'uuid';
import { claimShapes } from '../claims/claim-shapes.js';
import { VirtualClock } from '../clock/virtual-clock.js';
import { CommandHandler } from '../commands/command-handler.js';
import { idFrom } from '../commands/deterministic-ids.js';
import type { Recorded } from '../messages/message.js';
import { MessageRegistry } from '../messages/message-registry.js';
import type { ConsumerSlice } from '../projections/log-consumer.js';
import type { EventStore } from '../store/event-store.js';
import type { CounterEvent } from '../testing/counter.fixture.js';
import { COUNTER, counterDecider, counting } from '../testing/counter.fixture.js';
import { MemoryEventStore, MemoryLog } from '../testing/memory-event-store.js';
import { MemoryKeyStore } from '../testing/memory-key-store.js';
import { virtualAlarm } from './alarm.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
import type { Effect, Policy } from './policy.js';
import { policyShapes, policyStream } from './policy-events.js';
import type { PolicyPorts } from './policy-run.js';
import { PolicyRunner } from './policy-runner.js';

export type Renamed = Extract<CounterEvent, { readonly type: 'CounterRenamed' }>;

export const TARGET = idFrom('the counter that a policy counts on');
export const opened = (label: string): string => idFrom(['counter of', label]);
const count = (target: string, by = 1): Effect => ({ command: 'Count', target, body: { by } });

/**
 * For each new label of a counter: one more on the target, a counter of the label's own that then counts one, and
 * another one on it a day later. The label `silent` concerns it and asks for nothing, `tooMuch` is refused.
 */
export const labelPolicy: Policy<Renamed, { readonly label: string }, { readonly exists: boolean }> = {
  name: 'labels',
  reads: ['counter', 'policy'],
  concerns: (event): event is Recorded<Renamed> =>
    event.type === 'CounterRenamed' && event.stream === `counter-${COUNTER}`,
  facts: async (event) => ({ label: event.data.label }),
  react: ({ eventId }, { label }) => {
    if (label === 'silent') return { effects: [], wakes: [] };
    if (label === 'tooMuch') return { effects: [{ ...count(TARGET, 11), next: count(TARGET) }], wakes: [] };
    const open = { command: 'OpenCounter', target: opened(label), body: { label }, next: count(opened(label)) };
    return {
      effects: [count(TARGET), open],
      wakes: [{ id: eventId, at: '2000-01-02T00:00:00Z', data: { counter: opened(label) } }],
    };
  },
  waking: {
    facts: async ({ data }, read) => ({
      exists: (await read.state(counterDecider, data['counter'] ?? '')).status === 'open',
    }),
    react: ({ data }, { exists }) => ({ effects: exists ? [count(data['counter'] ?? '')] : [], wakes: [] }),
  },
};

/** A log with two open counters, and a server's objects around it. Several worlds can share a log. */
export class World {
  readonly registry = new MessageRegistry([counterDecider.events, claimShapes, policyShapes]);
  readonly handler: CommandHandler;
  readonly clock = new VirtualClock('Europe/Berlin');
  readonly dispatched: string[] = [];

  constructor(
    readonly log = new MemoryLog(),
    readonly keys = new MemoryKeyStore(),
    readonly store: EventStore = new MemoryEventStore(log),
    /** The store of the command handler. */
    commandStore: EventStore = new MemoryEventStore(log),
  ) {
    this.handler = new CommandHandler({
      store: commandStore,
      registry: this.registry,
      keys,
      businessClock: this.clock,
      machineClock: { now: () => '2026-01-01T00:00:00.000Z' },
      newEventId: v7,
    });
  }

  static async open(): Promise<World> {
    const world = new World();
    await world.handler.handle(counting('OpenCounter', 'open'));
    await world.handler.handle(counting('OpenCounter', 'open target', {}, { id: TARGET }));
    return world;
  }

  /** The server after a restart: only the log and the keys are left. */
  restarted(): World {
    return new World(this.log, this.keys);
  }

  async rename(label: string): Promise<void> {
    await this.handler.handle(counting('Rename', label, { label }));
  }

  runner(policy: Policy = labelPolicy, ports: Partial<PolicyPorts> = {}): PolicyRunner {
    return new PolicyRunner(policy, {
      store: this.store,
      registry: this.registry,
      states: this.handler.states,
      dispatcher: this.dispatcher,
      businessClock: this.clock,
      machineClock: { now: () => '2026-01-01T00:00:00.000Z' },
      alarm: virtualAlarm(this.clock),
      newEventId: v7,
      schedule: (task) => {
        queueMicrotask(task);
        return () => undefined;
      },
      ...ports,
    });
  }

  /** All events behind the position. */
  async slice(after?: bigint, categories = labelPolicy.reads): Promise<ConsumerSlice> {
    const options = { filter: { categories }, ...(after !== undefined && { after }) };
    const slice = await new MemoryEventStore(this.log).readLog(options);
    return { ...slice, events: slice.events.map((event) => this.registry.decode(event)) };
  }

  /** Gives the runner all events behind its position, and waits until its work is done. */
  async feed(runner: PolicyRunner): Promise<void> {
    await runner.take(await this.slice(runner.position));
    await runner.settled();
  }

  async run(runner = this.runner()): Promise<PolicyRunner> {
    await runner.start();
    await this.feed(runner);
    return runner;
  }

  async total(counter: string): Promise<number | undefined> {
    const { state } = await this.handler.states.current(counterDecider, counter);
    return state.status === 'open' ? state.total : undefined;
  }

  /** The types of the policy's own events. */
  recorded(): readonly string[] {
    return this.log.stream(policyStream('labels')).map(({ type }) => type);
  }

  readonly dispatcher: EffectDispatcher = {
    dispatch: async ({ command, target, body }, { policy, evidence, ...sent }) => {
      this.dispatched.push(sent.commandId);
      // The fixture's policy sends only counter commands.
      const type = command as 'Count';
      const envelope = { actor: `policy:${policy}`, key: '', ...sent };
      const result = await this.handler.handle(counting(type, '', body, { id: target, evidence, envelope }));
      if (!result.done) return { accepted: false, kind: result.refusal.kind, reason: result.refusal.reason };
      const { stream, revision, events } = result;
      return { accepted: true, stream, revision, hasEvents: events.length > 0 };
    },
  };
}
