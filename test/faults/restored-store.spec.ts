import { endsWithSuite, folderOfSuite } from '#suite';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningServer } from '../../apps/server/serve.js';
import type { FakeLog } from '../../libs/event-store-eventstoredb/fake-log.fixture.js';
import { breakCall, FakeServer } from '../../libs/event-store-eventstoredb/fake-server.fixture.js';
import { Office } from '../journeys/office.js';
import { Client } from '../support/client.js';
import { allowRoles } from '../support/roles.js';
import { startServerHere } from '../support/server-here.js';
import { until, untilReady, untilSettled } from '../support/until.js';

interface Health {
  readonly http: number;
  readonly degraded: readonly string[];
  readonly parts: readonly { readonly kind: string; readonly lagSeconds?: number; readonly ready: boolean }[];
}

async function healthOf({ url }: RunningServer): Promise<Health> {
  const response = await fetch(`${url}/health/ready`);
  // The shape is that of the route's own schema.
  return { http: response.status, ...((await response.json()) as Omit<Health, 'http'>) };
}

/** A server on an EventStoreDB in this process, which is stopped, and put back from an older copy. */
class Restorable {
  readonly #data = join(folderOfSuite('restored'), 'data');
  #fake: FakeServer | undefined;

  get fake(): FakeServer {
    if (this.#fake === undefined) throw new Error('the store is not started');
    return this.#fake;
  }

  async startStore(log?: FakeLog): Promise<void> {
    this.#fake = await endsWithSuite(FakeServer.start(log, this.#fake?.port), (fake) => {
      fake.stop();
    });
  }

  async start(): Promise<RunningServer> {
    return await startServerHere(this.#data, {
      EVENTSTOREDB_URL: this.fake.url,
      DATABASE_URL: '',
      LENKWERK_PREFIX: 'restored_',
    });
  }

  async office(server: RunningServer): Promise<Office> {
    const token = readFileSync(join(this.#data, 'admin-token'), 'utf8').trim();
    await allowRoles({ url: server.url, token }, ['clerk']);
    return new Office(new Client(() => server.url, token));
  }
}

async function recorded(office: Office, names: readonly string[]): Promise<void> {
  for (const name of names) await office.does('/organisations', { name, kind: 'area' });
}

describe('a server whose EventStoreDB was put back from an older copy', () => {
  let world: Restorable;
  let server: RunningServer;
  let copy: FakeLog;
  beforeEach(async () => {
    world = new Restorable();
    await world.startStore();
    server = await world.start();
    const office = await world.office(server);
    await recorded(office, ['Davor']);
    await untilSettled(server.url);
    copy = world.fake.log.copy();
    await recorded(office, ['Verloren', 'Auch verloren']);
    await untilSettled(server.url);
  });

  it('is not ready while the store is away, and knows no lag: none counts as 0', async () => {
    world.fake.stop();
    await until(async () => (await healthOf(server)).http === 503);
    await until(async () => (await healthOf(server)).parts.every(({ lagSeconds }) => lagSeconds === undefined));
    const { degraded, parts } = await healthOf(server);
    expect(degraded).toContain('store events: cannot be reached');
    const consumers = parts.filter(({ kind }) => kind === 'projection' || kind === 'policy');
    expect(consumers.length).toBeGreaterThan(10);
    expect(consumers.filter(({ ready }) => ready)).toEqual([]);
    await world.startStore(world.fake.log);
    await untilReady(server.url);
    await server.close();
  });

  it('ends when it ran on; the next one is unready while its subscriptions fail, then shows the log as it is', async () => {
    world.fake.stop();
    await world.startStore(copy);
    await server.engine.replaced;
    await server.close();

    world.fake.reader.subscriptionScript = (call) => {
      breakCall(call, 14);
    };
    server = await world.start();
    await until(async () => server.engine.follower.local !== undefined);
    const { http, degraded } = await healthOf(server);
    expect(http).toBe(503);
    expect(degraded).toContain('store projections: are being built');
    expect(degraded.filter((one) => one.startsWith('projection '))).not.toEqual([]);
    expect(degraded.filter((one) => one.startsWith('policy '))).not.toEqual([]);

    world.fake.reader.subscriptionScript = undefined;
    await untilReady(server.url);
    const office = await world.office(server);
    await recorded(office, ['Danach']);
    const { items } = await office.reads('/organisations');
    expect(items.map(({ name }) => name).toSorted()).toEqual(['Danach', 'Davor']);
    await server.close();
  });
});
