import type { Role } from '#http';

/**
 * Opens what the environment names. No server may hold a data folder; on shared stores servers go on.
 * @throws StoreLocked, ConfigurationMistakes, StoreUnavailable
 */
export async function createTokenOffline(wish: {
  readonly label: string;
  readonly roles: readonly Role[];
  readonly days?: number;
}): Promise<string> {
  // The server's parts are loaded by the few commands that need them.
  const { readConfiguration } = await import('../../server/configuration.js');
  const { openEngine } = await import('../../server/engine.js');
  const { createToken } = await import('#access');
  const { existsSync } = await import('node:fs');
  const { Mistake } = await import('../api.js');
  const configuration = readConfiguration(process.env);
  if (configuration.eventStoreDbUrl === undefined && !existsSync(configuration.data)) {
    throw new Mistake(
      `There is no data folder ${configuration.data}: name it with LENKWERK_DATA, or start a server, which makes one.`,
    );
  }
  const engine = await openEngine(configuration);
  try {
    return await createToken({ ...wish, handler: engine.handler, now: engine.machineClock.now() });
  } finally {
    await engine.close();
  }
}
