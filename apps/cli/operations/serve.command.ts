import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandContext } from '../command-context.js';

export function serveCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('serve')
    .description('Start the server on the data folder; configured by the environment, see the README')
    .action(() => serveUntilStopped(context));
}

/** Resolves when the server was stopped by a signal; ends the process when its log was replaced. */
async function serveUntilStopped({ terminal, environment }: CommandContext): Promise<void> {
  const { readConfiguration } = await import('../../server/configuration.js');
  const { closeOnSignal, serve } = await import('../../server/serve.js');
  const configuration = readConfiguration(environment);
  const starting = serve(configuration);
  const closed = Promise.withResolvers<undefined>();
  // Also while it waits for its stores.
  closeOnSignal(starting, (exitCode) => {
    if (exitCode !== 0) process.exit(exitCode);
    closed.resolve(undefined);
  });
  const server = await starting;
  terminal.print(`Lenkwerk is at ${server.url}, its API at ${server.url}/api/docs`);
  terminal.print(tokenLine(join(configuration.data, 'admin-token')));
  await closed.promise;
}

/** A restored data folder has no such file: the tokens of its log hold. */
function tokenLine(file: string): string {
  const token = existsSync(file) ? `The administrator's token is in ${file}.` : 'Tokens that this log has issued hold.';
  return `${token} Ctrl+C stops the server.`;
}
