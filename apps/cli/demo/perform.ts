import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfiguration } from '../../server/configuration.js';
import type { RunningServer } from '../../server/serve.js';
import { serve } from '../../server/serve.js';
import { Api } from '../api/api.js';
import { Mistake } from '../terminal/mistakes.js';
import type { Account } from './account.js';
import { readDemoExtract } from './demo-extract.js';
import { newDemoFolder } from './demo-folder.js';
import { tellStory } from './tell-story.js';
import { keepTokens, tellThatItStays, tellThatItStopped, tellWhereToLook } from './where-to-look.js';

export interface DemoOptions {
  readonly port: number;
  /** Left out: a new folder below `data`. */
  readonly data?: string;
  readonly exit: boolean;
  /** Left out: the events are in the folder. */
  readonly eventStoreDbUrl?: string;
}

/**
 * Starts an engine in this process, plays the story on it, and returns it while it runs; with `exit` it is closed
 * and `undefined` returned. @throws Mistake, WentOtherwise, Refused: then nothing stays running.
 */
export async function perform(account: Account, options: DemoOptions): Promise<RunningServer | undefined> {
  const extract = readDemoExtract();
  const folder = newDemoFolder(options.data, new Date());
  const events = eventsOf(options, folder);
  const server = await start(folder, options.port, events);
  const prefix = events['LENKWERK_PREFIX'];
  const place = { url: server.url, folder, ...(prefix !== undefined && { prefix }) };
  try {
    const token = readFileSync(join(folder, 'admin-token'), 'utf8').trim();
    const told = await tellStory({
      account,
      extract,
      administrator: new Api(server.url, token),
      isEmbedded: options.eventStoreDbUrl === undefined,
    });
    keepTokens(folder, told.tokens);
    tellWhereToLook(account, place, told);
  } catch (error) {
    await server.close();
    throw error;
  }
  if (!options.exit) {
    tellThatItStays(account, place);
    return server;
  }
  await server.close();
  tellThatItStopped(account, place);
  return undefined;
}

/** The settings of the event store: the folder's name makes the prefix, so that demos do not share streams. */
function eventsOf({ eventStoreDbUrl }: DemoOptions, folder: string): Readonly<Record<string, string>> {
  if (eventStoreDbUrl === undefined) return {};
  const prefix = `demo_${createHash('sha256').update(`${folder} ${Date.now()}`).digest('hex').slice(0, 12)}_`;
  return { EVENTSTOREDB_URL: eventStoreDbUrl, LENKWERK_PREFIX: prefix };
}

async function start(folder: string, port: number, events: Readonly<Record<string, string>>): Promise<RunningServer> {
  const configuration = readConfiguration({
    ...events,
    PORT: String(port),
    LENKWERK_DATA: folder,
    LENKWERK_CLOCK: 'virtual',
    LOG_LEVEL: 'error',
  });
  try {
    return await serve(configuration);
  } catch (error) {
    // This command made the folder a moment ago and has not named it yet.
    rmSync(folder, { recursive: true, force: true });
    if (!(error instanceof Error) || !isTaken(error)) throw error;
    throw new Mistake(
      `Port ${port} is taken, perhaps by another demo or by \`npm start\`.\n`
        + `  Stop that one, or take another port: npm run demo -- --port ${port === 65_535 ? 3001 : port + 1}`,
      { cause: error },
    );
  }
}

function isTaken({ cause: error }: { readonly cause?: unknown }): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE';
}
