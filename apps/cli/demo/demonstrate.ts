import type { RunningServer } from '../../server/serve.js';
import { closeOnSignal } from '../../server/serve.js';
import type { Environment } from '../api/api.js';
import type { CommandContext } from '../command-context.js';
import { Mistake } from '../terminal/mistakes.js';
import { Account } from './account.js';
import { paletteFor } from './palette.js';
import { perform } from './perform.js';

interface Options {
  readonly port: number;
  readonly exit: boolean;
  readonly data: string | undefined;
  readonly eventStoreDb: boolean;
}

/** Performs the demo on the terminal; without `exit` resolves when the server was stopped by a signal. */
export async function demonstrate({ terminal, environment }: CommandContext, options: Options): Promise<void> {
  const { port, exit, data, eventStoreDb } = options;
  const account = new Account(
    (text) => {
      terminal.write(text);
    },
    paletteFor(terminal.isInteractive, environment),
    terminal.width,
  );
  const server = await perform(account, {
    port,
    exit,
    ...(data !== undefined && { data }),
    ...(eventStoreDb && { eventStoreDbUrl: urlFrom(environment) }),
  });
  if (server !== undefined) await untilStopped(server);
}

function urlFrom(environment: Environment): string {
  const url = environment['EVENTSTOREDB_URL'];
  if (!url) throw new Mistake('--eventstoredb plays on the server that EVENTSTOREDB_URL names: set it.');
  return url;
}

async function untilStopped(server: RunningServer): Promise<void> {
  await new Promise<void>((resolve) => {
    closeOnSignal(Promise.resolve(server), () => {
      resolve();
    });
  });
}
