import type { RunningServer } from '../../apps/server/serve.js';
import { serve } from '../../apps/server/serve.js';
import { readConfiguration } from '../../apps/server/configuration.js';
import { createToken } from '#access';
import type { Role } from '#http';
import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from './client.js';
import { storesOf } from './stores.js';

export type { Client };

// Whole servers start within hooks, also on machines that have much else to do.
jest.setTimeout(60_000);

/** A whole server in this process, on a data folder of its own, and callers with roles. */
export interface Journey {
  readonly server: RunningServer;
  readonly data: string;
  /** A caller with these roles and no others. */
  as(...roles: readonly Role[]): Promise<Client>;
  administrator(): Client;
  /** Closes the server and opens another one on the same folder; clients stay valid. `between` has the folder alone. */
  restart(between?: () => void | Promise<void>): Promise<void>;
  end(): Promise<void>;
}

/** @param environment settings such as `{ LENKWERK_CLOCK: 'virtual' }` */
export async function openJourney(environment: Readonly<Record<string, string>> = {}): Promise<Journey> {
  const data = mkdtempSync(join(tmpdir(), 'lenkwerk-journey-'));
  const stores = await storesOf(data);
  const settings = { LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'silent', ...stores, ...environment };
  const open = (): Promise<RunningServer> => serve(readConfiguration(settings));
  let server = await open();
  await server.engine.following.caughtUp();
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
      await server.engine.following.caughtUp();
    },
    end: async () => {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
