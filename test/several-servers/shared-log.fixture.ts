import { folderOfSuite } from '#suite';
import { hostname } from 'node:os';
import { Office } from '../journeys/office.js';
import { Client } from '../support/client.js';
import type { ServerProcess } from '../support/server-process.js';
import { startServerProcess } from '../support/server-process.js';
import { until } from '../support/until.js';

type Environment = Readonly<Record<string, string>>;

interface Readiness {
  readonly status: 'ready' | 'notReady';
  readonly degraded: readonly string[];
  readonly parts: readonly { readonly kind: string; readonly name: string; readonly state: string }[];
}

/** Servers on one log, each a process with a data folder of its own. All end with the test file. */
export class SharedLog {
  readonly servers: ServerProcess[] = [];
  readonly #folders: string[] = [];

  constructor(private readonly environment: Environment = {}) {
    this.newFolder();
  }

  /** The first folder names the log. */
  get folder(): string {
    return this.#folders[0] ?? '';
  }

  newFolder(): string {
    const folder = folderOfSuite('shared');
    this.#folders.push(folder);
    return folder;
  }

  async start(environment: Environment = {}, folder = this.newFolder()): Promise<ServerProcess> {
    const server = await startServerProcess(folder, { ...this.environment, ...environment }, this.folder);
    this.servers.push(server);
    return server;
  }

  /** The first one follows the log, the second waits for its turn; both are ready. */
  async startTwo(): Promise<readonly [ServerProcess, ServerProcess]> {
    const first = await this.start({}, this.folder);
    await followedBy(first);
    const second = await this.start();
    await ready(second);
    return [first, second];
  }

  async end(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()));
  }
}

async function readinessOf({ url }: ServerProcess): Promise<Readiness> {
  return (await (await fetch(`${url}/health/ready`)).json()) as Readiness;
}

/** Resolves when the server is ready, and nothing is behind. */
export async function ready(server: ServerProcess): Promise<void> {
  await until(async () => {
    const { status, degraded } = await readinessOf(server);
    // The waiting room answers without the list.
    return status === 'ready' && degraded.length === 0;
  });
}

/** The name of the server that follows the log, as this server knows it. */
export async function followerAt(server: ServerProcess): Promise<string | undefined> {
  const part = (await readinessOf(server)).parts.find(({ kind }) => kind === 'server');
  return /^followed by (.*)$/.exec(part?.state ?? '')?.[1];
}

interface Operated {
  readonly position: string;
  readonly lagSeconds: number | null;
  readonly openEffects?: number;
}

/** Resolves when read models and policies are at the log's end, as far as this server knows, and no effect waits. */
export async function settled(server: ServerProcess): Promise<void> {
  await until(async () => {
    const listed = await Promise.all(
      ['/projections', '/policies'].map((path) => clientOf(server).get(path).expect(200)),
    );
    const [projections = [], policies = []] = listed.map(({ body }) => (body as { items: readonly Operated[] }).items);
    const isIdle = [...projections, ...policies].every((one) => one.lagSeconds === 0 && (one.openEffects ?? 0) === 0);
    return isIdle && new Set(projections.map(({ position }) => position)).size === 1;
  });
}

/** As servers on any free port are called. */
export function nameOf({ child }: ServerProcess): string {
  return `${hostname()}:${child.pid}`;
}

/** Resolves when this server follows the log, and everything is ready. */
export async function followedBy(server: ServerProcess): Promise<void> {
  await until(async () => (await followerAt(server)) === nameOf(server));
  await ready(server);
}

export function clientOf(server: ServerProcess, token = server.token): Client {
  return new Client(() => server.url, token);
}

export function officeOf(server: ServerProcess, token = server.token): Office {
  return new Office(clientOf(server, token));
}
