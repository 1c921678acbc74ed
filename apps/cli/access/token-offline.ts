import type { Role } from '#http';
import type { Configuration } from '../../server/configuration.js';

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
  const configuration = readConfiguration(process.env);
  await refuseWithoutLog(configuration);
  const engine = await openEngine(configuration);
  try {
    return await createToken({ ...wish, handler: engine.handler, now: engine.machineClock.now() });
  } finally {
    await engine.close();
  }
}

/** Opening would begin one. @throws Mistake */
async function refuseWithoutLog({ data, eventStoreDbUrl, prefix }: Configuration): Promise<void> {
  const { Mistake } = await import('../api.js');
  if (eventStoreDbUrl === undefined) {
    const { existsSync } = await import('node:fs');
    if (existsSync(data)) return;
    throw new Mistake(
      `There is no data folder ${data}: name it with LENKWERK_DATA, or start a server, which makes one.`,
    );
  }
  const { openEventStoreDb } = await import('#event-store-eventstoredb');
  const { knownLog } = await import('#event-sourcing');
  const store = openEventStoreDb({ url: eventStoreDbUrl, prefix });
  const known = await knownLog(store).finally(() => store.close());
  if (known !== undefined) return;
  throw new Mistake(
    `There is no log with the prefix ${prefix} on that EventStoreDB: set LENKWERK_PREFIX, or start a server, which begins one.`,
  );
}
