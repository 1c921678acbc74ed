import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import type { Configuration } from './configuration.js';
import { createServer } from './create-server.js';
import type { Engine } from './engine.js';
import { openEngine } from './engine.js';

export interface RunningServer {
  readonly url: string;
  readonly engine: Engine;
  /** Finishes what is in flight, then closes the store. */
  close(): Promise<void>;
}

/** Opens the engine, takes requests, then starts projections and policies. Nothing is left open when it fails. */
export async function serve(configuration: Configuration): Promise<RunningServer> {
  const engine = await openEngine(configuration);
  let application: NestFastifyApplication | undefined;
  try {
    application = await createServer(engine, configuration.logLevel);
    await application.init();
    await engine.start();
    // Not Nest's own `listen`, which logs a taken port beside throwing it.
    const { port, host } = configuration;
    await application.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    await application?.close();
    await engine.close();
    throw error;
  }
  const listening = application;
  // A listening TCP server has an address of this form.
  const { port } = listening.getHttpServer().address() as AddressInfo;
  const host = configuration.host.includes(':') ? `[${configuration.host}]` : configuration.host;
  return {
    url: `http://${host}:${port}`,
    engine,
    close: async () => {
      // A client that never finishes its request, or never reads its answer, does not keep the log open.
      const cut = setTimeout(() => {
        listening.getHttpServer().closeAllConnections();
      }, IN_FLIGHT_LIMIT);
      await listening.close();
      clearTimeout(cut);
      await engine.close();
    },
  };
}

/** Longest time that a shutdown waits for requests in flight, in milliseconds; then their connections are cut. */
const IN_FLIGHT_LIMIT = 5_000;
/** Longest time that a shutdown takes, in milliseconds. */
const SHUTDOWN_LIMIT = 15_000;

/** Closes the server at SIGTERM or SIGINT; a second signal ends it at once. */
export function closeOnSignal(server: RunningServer, onClosed: () => void): void {
  let closing = false;
  const close = (): void => {
    if (closing) process.exit(1);
    closing = true;
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT).unref();
    void server.close().then(onClosed, (error: unknown) => {
      process.stderr.write(`the shutdown failed: ${String(error)}\n`);
      process.exit(1);
    });
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
}
