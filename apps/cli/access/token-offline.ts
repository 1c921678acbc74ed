import { createToken } from '#access';
import { knownLog } from '#event-sourcing';
import type { Role } from '#commands';
import { existsSync } from 'node:fs';
import type { Configuration } from '../../server/configuration.js';
import { readConfiguration } from '../../server/configuration.js';
import { openEngine } from '../../server/engine.js';
import type { Environment } from '../api/api.js';
import { Mistake } from '../terminal/mistakes.js';

interface OfflineToken {
  readonly label: string;
  readonly roles: readonly Role[];
  readonly jobTypes?: readonly string[];
  readonly days?: number;
}

/**
 * Opens the stores that the environment names. No server may hold a data folder; on shared stores servers go on.
 * @throws StoreLocked, ConfigurationMistakes, StoreUnavailable
 */
export async function createTokenOffline(environment: Environment, wish: OfflineToken): Promise<string> {
  const configuration = readConfiguration(environment);
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
  if (eventStoreDbUrl === undefined) {
    if (existsSync(data)) return;
    throw new Mistake(
      `There is no data folder ${data}: name it with LENKWERK_DATA, or start a server, which makes one.`,
    );
  }
  const { openEventStoreDb } = await import('#event-store-eventstoredb');
  const store = openEventStoreDb({ url: eventStoreDbUrl, prefix });
  const known = await knownLog(store).finally(() => store.close());
  if (known !== undefined) return;
  throw new Mistake(
    `There is no log with the prefix ${prefix} on that EventStoreDB: set LENKWERK_PREFIX, or start a server, which begins one.`,
  );
}
