import { status } from '@grpc/grpc-js';
import type { ConsumerSlice, LogConsumer, ReadModelStore } from '#event-sourcing';
import { MessageRegistry, ProjectionRunner } from '#event-sourcing';
import { FakeServer, breakCall } from './fake-server.fixture.js';
import { endAfterEach, fakeServer, newEvent, SHORT, storeAt, until } from './stores.fixture.js';

endAfterEach();

const SILENCE = 10_000;
const JITTER = 0.5;

/** Timers that the spec rings. */
class Timers {
  readonly #set = new Map<() => void, number>();

  readonly schedule = (task: () => void, milliseconds: number): (() => void) => {
    this.#set.set(task, milliseconds);
    return () => this.#set.delete(task);
  };

  /** Rings the next timer of that kind. */
  async ring(kind: (milliseconds: number) => boolean): Promise<number> {
    for (;;) {
      const due = [...this.#set].find(([, milliseconds]) => kind(milliseconds));
      if (due !== undefined) {
        this.#set.delete(due[0]);
        due[0]();
        return due[1];
      }
      await new Promise(setImmediate);
    }
  }
}

/** Records the position of every event. */
class Reader implements LogConsumer {
  readonly name = 'reader';
  readonly kind = 'policy';
  readonly reads = 'all';
  readonly status = { state: 'live' } as const;
  readonly handed: bigint[] = [];
  position: bigint | undefined;

  async take({ events, position }: ConsumerSlice): Promise<void> {
    this.handed.push(...events.map((event) => event.position));
    this.position = position;
  }

  async start(): Promise<void> {}
  async retry(): Promise<void> {}
  async stop(): Promise<void> {}
}

const unused = (): never => {
  throw new Error('there is no projection');
};
const noReadModels: ReadModelStore = { checkpoint: unused, write: unused, reset: unused };

let stop = async (): Promise<void> => undefined;
afterEach(() => stop());

async function subscribed() {
  const server = await fakeServer();
  const [timers, reader] = [new Timers(), new Reader()];
  const reports: string[] = [];
  const store = storeAt(server.url, { timeouts: SHORT });
  const runner = new ProjectionRunner({
    store,
    registry: new MessageRegistry([{ ThingHappened: 1 }]),
    readModels: noReadModels,
    projections: [],
    consumers: [reader],
    schedule: timers.schedule,
    random: () => JITTER,
    silence: SILENCE,
    report: (message) => reports.push(message),
  });
  stop = () => runner.stop();
  let revision: bigint | 'noStream' = 'noStream';
  const append = async (): Promise<bigint> => {
    const result = await store.append('thing-1', revision, [{ ...newEvent(), metadata: { schemaVersion: 1 } }]);
    if (!result.appended) throw new Error('the spec is the only writer');
    ({ revision } = result);
    return result.position;
  };
  await append();
  await runner.start();
  await until(() => reader.handed.length === 1);
  return { server, timers, reader, reports, append };
}

const isPause = (milliseconds: number): boolean => milliseconds < SILENCE;
const isLook = (milliseconds: number): boolean => milliseconds === SILENCE;

describe('a log that is subscribed to on EventStoreDB', () => {
  it('is subscribed to again behind the last position after each break, with growing pauses', async () => {
    const { server, timers, reader, append } = await subscribed();
    const pauses: number[] = [];
    for (const [subscription] of [server.reader.open])
      if (subscription !== undefined) breakCall(subscription, status.INTERNAL);
    for (let breaks = 0; breaks < 9; breaks += 1) {
      server.readScripts.push(server.reader.answer, (call) => {
        breakCall(call, status.UNAVAILABLE);
      });
      pauses.push(await timers.ring(isPause));
      await until(() => server.reader.subscriptions.length === breaks + 2);
    }
    await timers.ring(isPause);
    const position = await append();
    await until(() => reader.position === position);
    expect(pauses).toEqual([75, 150, 300, 600, 1200, 2400, 4800, 7500, 7500]);
    expect(reader.handed).toEqual([100n, 200n]);
    const from = server.reader.subscriptions
      .slice(1)
      .map((asked) => asked.getAll()?.getPosition()?.getCommitPosition());
    expect(new Set(from)).toEqual(new Set(['100']));
  });

  it('is subscribed to again when it grew while the subscription was silent', async () => {
    const { server, timers, reader, reports, append } = await subscribed();
    server.reader.deafen();
    const position = await append();
    for (let looks = 0; looks < 2; looks += 1) await timers.ring(isLook);
    await until(() => reader.position === position);
    expect(reports).toEqual(['the subscription fell silent: subscribing again']);
    expect(reader.handed).toEqual([100n, 200n]);
    await until(() => server.reader.open.size === 1);
  });

  it('continues after the server was away for a while', async () => {
    const { server, timers, reader, append } = await subscribed();
    server.stop();
    for (let tries = 0; tries < 2; tries += 1) await timers.ring(isPause);
    const again = await FakeServer.start(server.log, server.port);
    const position = await append();
    while (reader.position !== position)
      await timers.ring((milliseconds) => isPause(milliseconds) || reader.position === position);
    again.stop();
    expect(reader.handed).toEqual([100n, 200n]);
  });
});
