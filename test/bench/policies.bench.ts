// Effects of one policy, on the embedded store and on EventStoreDB (EVENTSTOREDB_URL, else a server in this process). Built
// code is measured. One JSON object a line; `ratio` compares two runs that took turns.
import { SubmitCommand, SubmitCommandHandler, SubmittingEffectDispatcher } from '#commands';
import type { EffectDispatcher, EventStore, Message, Policy, Recorded } from '#event-sourcing';
import { idFrom, machineClock, noReaction, PolicyRunner, ProjectionRunner, realAlarm } from '#event-sourcing';
import { openEventStoreDb } from '#event-store-eventstoredb';
import { openSqliteEventStore } from '#event-store-sqlite';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeServer } from '../../libs/event-store-eventstoredb/fake-server.fixture.js';
import { targetPorts, noteBody, sourceEvent } from './benchmark-target.js';
import { atOnce } from './in-turns.js';

const COUNT = Number(process.env['COUNT'] ?? 8_000);
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
const WRITERS = 16;

type NoteRequest = Message<'NoteRequested', { readonly target: string }>;

/** Records a note for each event: one effect an event. */
const notePolicy: Policy<NoteRequest, null> = {
  name: 'notes',
  reads: ['source'],
  from: 'log start',
  concerns: (event): event is Recorded<NoteRequest> => event.type === 'NoteRequested',
  facts: async () => null,
  react: ({ data: { target } }) => ({ ...noReaction, effects: [{ command: 'RecordNote', target, body: noteBody }] }),
};

type OpenStore = () => Promise<{ readonly store: EventStore; readonly close: () => Promise<void> }>;

const embedded: OpenStore = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-bench-'));
  const store = await openSqliteEventStore({ folder });
  const close = async (): Promise<void> => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { store, close };
};

const eventStoreDb: OpenStore = async () => {
  const url = process.env['EVENTSTOREDB_URL'];
  const fake = url === undefined ? await FakeServer.start() : undefined;
  const prefix = `bench_${randomUUID().replaceAll('-', '')}_`;
  const store = openEventStoreDb({ url: url ?? fake?.url ?? '', prefix });
  const close = async (): Promise<void> => {
    await store.close();
    fake?.stop();
  };
  return { store, close };
};

const targetOf = (index: number, targets: number): string => idFrom(['target', index % targets]);

/** The engine of one run. `took` counts the milliseconds from an event to the answer of its effect. */
class Engine {
  readonly took: number[] = [];
  readonly submissions: SubmitCommandHandler;
  readonly runner: ProjectionRunner;
  readonly policy: PolicyRunner;
  readonly #written = new Map<string, number>();

  constructor(readonly store: EventStore) {
    const { handler, catalogue, ports } = targetPorts(store);
    this.submissions = new SubmitCommandHandler(catalogue, handler);
    const submitting = new SubmittingEffectDispatcher(this.submissions, [{ role: 'clerk' }]);
    const dispatcher: EffectDispatcher = {
      dispatch: async (effect, envelope) => {
        const answer = await submitting.dispatch(effect, envelope);
        const written = this.#written.get(envelope.causationId);
        if (written !== undefined) this.took.push(performance.now() - written);
        return answer;
      },
    };
    this.policy = new PolicyRunner(notePolicy, {
      ...ports,
      states: handler.states,
      dispatcher,
      alarm: realAlarm(machineClock),
    });
    this.runner = new ProjectionRunner({
      ...ports,
      // Without projections nothing uses them.
      readModels: { open: unused, load: unused, apply: unused, reset: unused } as never,
      projections: [],
      consumers: [this.policy],
    });
  }

  /** Appends one event for each target to a stream of its own. */
  async request(targets: readonly string[], timed = false): Promise<void> {
    const events = targets.map((target) => sourceEvent(target));
    await this.store.append(`source-${randomUUID()}`, 'noStream', events);
    if (timed) for (const { id } of events) this.#written.set(id, performance.now());
  }

  async allAnswered(): Promise<void> {
    await this.runner.caughtUp({ milliseconds: 600_000 });
    await this.policy.settled();
    if (this.policy.work.open + this.policy.work.refused > 0) throw new Error('not all effects were accepted');
  }
}

function unused(): never {
  throw new Error('there are no read models');
}

async function withEngine<T>(open: OpenStore, run: (engine: Engine) => Promise<T>): Promise<T> {
  const { store, close } = await open();
  const engine = new Engine(store);
  try {
    return await run(engine);
  } finally {
    await engine.runner.stop();
    await close();
  }
}

interface Rate {
  readonly perSecond: number;
  /** Processor time of this process for each, in microseconds: it depends less on what else the machine does. */
  readonly cpu: number;
}

function rateSince(started: number, before: NodeJS.CpuUsage): Rate {
  const { user, system } = process.cpuUsage(before);
  return { perSecond: COUNT / ((performance.now() - started) / 1000), cpu: (user + system) / COUNT };
}

/** Effects a second for a backlog of events. */
async function backlog(open: OpenStore, targets: number): Promise<Rate> {
  return await withEngine(open, async (engine) => {
    for (let from = 0; from < COUNT; from += 500) {
      await engine.request(
        Array.from({ length: Math.min(500, COUNT - from) }, (_, one) => targetOf(from + one, targets)),
      );
    }
    const [started, before] = [performance.now(), process.cpuUsage()];
    await engine.runner.start();
    await engine.allAnswered();
    return rateSince(started, before);
  });
}

/** The same commands without a policy, 32 at once, targets in turn: what the command handler and the store take. */
async function bare(open: OpenStore, targets: number): Promise<Rate> {
  return await withEngine(open, async ({ submissions }) => {
    let index = 0;
    const [started, before] = [performance.now(), process.cpuUsage()];
    await atOnce(32, COUNT, async () => {
      const envelope = { actor: 'bench', grants: [{ role: 'clerk' }], key: randomUUID(), correlationId: 'bench' };
      const command = { target: targetOf(index++, targets), path: {}, body: noteBody, envelope };
      const result = await submissions.execute(new SubmitCommand('RecordNote', command));
      if (!result.done) throw new Error('refused');
    });
    return rateSince(started, before);
  });
}

/** The time from an event to its effect while writers append without a pause. */
async function underLoad(open: OpenStore): Promise<object> {
  return await withEngine(open, async (engine) => {
    await engine.runner.start();
    let index = 0;
    const { seconds } = await atOnce(WRITERS, COUNT, () => engine.request([targetOf(index++, WRITERS)], true));
    await engine.allAnswered();
    const took = engine.took.sort((a, b) => a - b);
    const quantile = (q: number): number => Number(((took[Math.floor(took.length * q)] ?? 0) / 1000).toFixed(3));
    return {
      events_per_s: Math.round(COUNT / seconds),
      p50_s: quantile(0.5),
      p99_s: quantile(0.99),
      max_s: quantile(0.99999),
    };
  });
}

async function median(rounds: readonly (() => Promise<Rate>)[]): Promise<readonly Rate[]> {
  const all = rounds.map((): Rate[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, run] of rounds.entries()) all[at]?.push(await run());
  }
  const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  return all.map((rates) => ({
    perSecond: middle(rates.map(({ perSecond }) => perSecond)),
    cpu: middle(rates.map(({ cpu }) => cpu)),
  }));
}

function printRate(benchmark: string, { perSecond, cpu }: Rate): void {
  print({ benchmark, per_s: Math.round(perSecond), cpu_us_each: Math.round(cpu), count: COUNT });
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const NONE: Rate = { perSecond: Number.NaN, cpu: Number.NaN };
const here = process.env['EVENTSTOREDB_URL'] === undefined ? 'EventStoreDB, server in this process' : 'EventStoreDB';
for (const [store, open] of [
  ['embedded store', embedded],
  [here, eventStoreDb],
] as const) {
  const [many = NONE, hot = NONE, without = NONE] = await median([
    () => backlog(open, 64),
    () => backlog(open, 1),
    () => bare(open, 64),
  ]);
  printRate(`effects, 64 targets, ${store}`, many);
  printRate(`effects, one hot target, ${store}`, hot);
  printRate(`commands without a policy, 64 targets, ${store}`, without);
  const ratio = Number((many.perSecond / without.perSecond).toFixed(2));
  print({ benchmark: `effects to commands, 64 targets, ${store}`, ratio });
  print({ benchmark: `from event to effect, ${WRITERS} writers, ${store}`, ...(await underLoad(open)) });
}
