import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { connect, createServer } from 'node:net';
import { describeShared, storesOf } from '../support/stores.js';
import { until } from '../support/until.js';
import { clientOf, ready, SharedLog } from './shared-log.fixture.js';

/** A port that leads to another address once the spec opens it. */
class Gate {
  readonly #server: Server;
  port = 0;

  constructor({ hostname, port }: URL) {
    this.#server = createServer((from) => {
      const to = connect(Number(port), hostname);
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const) {
        one.pipe(other);
        one.on('error', () => other.destroy());
      }
    });
  }

  /** Takes a free port and gives it back, so that nothing listens there. */
  async choose(): Promise<void> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    server.close();
    await once(server, 'close');
  }

  async open(): Promise<void> {
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  close(): void {
    this.#server.close();
  }
}

function through(gate: Gate, address: string): string {
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  url.port = String(gate.port);
  return url.href;
}

describeShared('a server whose stores start after it', () => {
  const log = new SharedLog();
  const gates: Gate[] = [];
  afterAll(async () => {
    await log.end();
    for (const gate of gates) gate.close();
  });

  it('is alive but not ready until they can be reached, then continues by itself on the same port', async () => {
    const stores = await storesOf(log.folder);
    const [events = '', reads = ''] = [stores['EVENTSTOREDB_URL'], stores['DATABASE_URL']];
    const [eventGate, readGate, own] = [new Gate(new URL(events)), new Gate(new URL(reads)), new Gate(new URL(reads))];
    gates.push(eventGate, readGate);
    for (const gate of [eventGate, readGate, own]) await gate.choose();
    const started = log.start(
      {
        PORT: String(own.port),
        EVENTSTOREDB_URL: through(eventGate, events),
        DATABASE_URL: through(readGate, reads),
      },
      log.folder,
    );
    const url = `http://127.0.0.1:${own.port}`;
    const statusOf = async (path: string): Promise<number> =>
      await fetch(`${url}${path}`).then(
        ({ status }) => status,
        () => 0,
      );
    await until(async () => (await statusOf('/health/live')) === 200);
    expect(await statusOf('/health/ready')).toBe(503);
    expect(await statusOf('/api/v1/organisations')).toBe(503);
    await readGate.open();
    expect(await statusOf('/health/ready')).toBe(503);
    await eventGate.open();
    const server = await started;
    expect(server.url).toBe(url);
    await ready(server);
    await clientOf(server).get('/organisations').expect(200);
    expect(await server.stop()).toBe(0);
  });
});
