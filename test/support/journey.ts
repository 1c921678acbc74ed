import type { RunningServer } from '../../apps/server/serve.js';
import { createToken } from '#access';
import type { Role } from '#http';
import { folderOfSuite } from '#suite';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from './client.js';
import { startServerHere } from './server-here.js';
import { storesOf } from './stores.js';

export type { Client };

/** A whole server in this process, on a data folder of its own, and callers with roles. It ends with the test file. */
export interface Journey {
  readonly server: RunningServer;
  readonly data: string;
  /** A caller with these roles and no others. */
  as(...roles: readonly Role[]): Promise<Client>;
  administrator(): Client;
  /** Closes the server and opens another one on the same folder; clients stay valid. `between` has the folder alone. */
  restart(between?: () => void | Promise<void>): Promise<void>;
}

/** @param environment settings such as `{ LENKWERK_CLOCK: 'virtual' }` */
export async function openJourney(environment: Readonly<Record<string, string>> = {}): Promise<Journey> {
  const data = folderOfSuite('journey');
  const stores = await storesOf(data);
  const open = async (): Promise<RunningServer> => {
    const started = await startServerHere(data, { ...stores, ...environment });
    await started.engine.following.caughtUp();
    return started;
  };
  let server = await open();
  const url = (): string => server.url;
  return {
    get server() {
      return server;
    },
    data,
    as: async (...roles) => {
      const { handler } = server.engine;
      return new Client(
        url,
        await createToken({ handler, roles, label: roles.join(' '), now: new Date().toISOString() }),
      );
    },
    administrator: () => new Client(url, readFileSync(join(data, 'admin-token'), 'utf8').trim()),
    restart: async (between) => {
      await server.close();
      await between?.();
      server = await open();
    },
  };
}
