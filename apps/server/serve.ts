import { ReadModelsUnavailable, StoreUnavailable } from '#event-sourcing';
import { PostgresUnusable } from '#postgres';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Configuration } from './configuration.js';
import { createServer } from './create-server.js';
import type { Engine } from './engine.js';
import { openEngine } from './engine.js';
import { asUnlistenable } from './unlistenable.js';
import { WaitingRoom } from './waiting-room.js';

export interface RunningServer {
  readonly url: string;
  readonly engine: Engine;
  /** Finishes requests in flight, then closes the store. */
  close(): Promise<void>;
}

/**
 * Opens the engine, starts projections and policies, then takes requests. Nothing is left open when it fails. Stores on
 * other machines are waited for without a limit; a fault of the data folder is an error at once.
 */
export async function serve(configuration: Configuration): Promise<RunningServer> {
  const room = new WaitingRoom(configuration.host, configuration.port);
  try {
    // Stores on other machines may be slow or missing: until they answer, requests are refused with that reason.
    if (isElsewhere(configuration)) {
      await room.open().catch((error: unknown) => {
        throw asUnlistenable(error, configuration);
      });
    }
    const { engine, application } = await openPatiently(configuration);
    await room.close();
    try {
      // Not Nest's own `listen`, which logs a taken port beside throwing it.
      await application.getHttpAdapter().getInstance().listen(room.address);
    } catch (error) {
      await closeAll(engine, application);
      throw asUnlistenable(error, configuration);
    }
    return runningServer(configuration.host, engine, application);
  } finally {
    await room.close();
  }
}

interface Open {
  readonly engine: Engine;
  readonly application: NestFastifyApplication;
}

/** Longest pause between two attempts to reach a store, in milliseconds. */
const LONGEST_PAUSE = 2_000;

async function openPatiently(configuration: Configuration): Promise<Open> {
  let said = '';
  for (let pause = 250; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await open(configuration);
    } catch (error) {
      if (!isElsewhere(configuration) || !isUnreachable(error)) throw error;
      if (error.message !== said) process.stderr.write(`waiting: ${error.message}\n`);
      said = error.message;
      await setTimeout(pause);
    }
  }
}

function isElsewhere({ eventStoreDbUrl, databaseUrl }: Configuration): boolean {
  return eventStoreDbUrl !== undefined || databaseUrl !== undefined;
}

function isUnreachable(error: unknown): error is Error {
  if (error instanceof PostgresUnusable) return error.reason === 'unreachable';
  return error instanceof StoreUnavailable || error instanceof ReadModelsUnavailable;
}

async function open(configuration: Configuration): Promise<Open> {
  const engine = await openEngine(configuration);
  let application: NestFastifyApplication | undefined;
  try {
    application = await createServer(engine, configuration.logLevel);
    await application.init();
    await engine.start();
    return { engine, application };
  } catch (error) {
    await closeAll(engine, application);
    throw error;
  }
}

async function closeAll(engine: Engine, application: NestFastifyApplication | undefined): Promise<void> {
  await application?.close();
  await engine.close();
}

function runningServer(host: string, engine: Engine, application: NestFastifyApplication): RunningServer {
  // A listening TCP server has an address of this form.
  const { port } = application.getHttpServer().address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    engine,
    close: async () => {
      // A client that never finishes its request, or never reads its answer, does not keep the log open.
      const cut = globalThis.setTimeout(() => {
        application.getHttpServer().closeAllConnections();
      }, IN_FLIGHT_LIMIT);
      await application.close();
      clearTimeout(cut);
      await engine.close();
    },
  };
}

/** Longest time that a shutdown waits for requests in flight, in milliseconds; then their connections are cut. */
const IN_FLIGHT_LIMIT = 5_000;
/** Longest time that a shutdown takes, in milliseconds. */
const SHUTDOWN_LIMIT = 15_000;

/**
 * Closes the server at SIGTERM or SIGINT, and with a failure when its log was replaced. One that still starts or waits for
 * its stores just ends: it may be killed at any time. A second signal ends it at once.
 */
export function closeOnSignal(starting: Promise<RunningServer>, onClosed: (exitCode: number) => void): void {
  let closing = false;
  let server: RunningServer | undefined;
  void starting.then(
    (running) => {
      server = running;
      void running.engine.replaced.then(() => {
        process.stderr.write('this server ends, since it has read what the log no longer holds: start it again\n');
        close(1);
      });
    },
    // The caller of the start gets the error.
    () => undefined,
  );
  const close = (exitCode: number): void => {
    if (closing) process.exit(1);
    closing = true;
    if (server === undefined) process.exit(0);
    globalThis.setTimeout(() => process.exit(1), SHUTDOWN_LIMIT).unref();
    void server.close().then(
      () => {
        onClosed(exitCode);
      },
      (error: unknown) => {
        process.stderr.write(`the shutdown failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  const signalled = (): void => {
    close(0);
  };
  process.on('SIGTERM', signalled);
  process.on('SIGINT', signalled);
}
