import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { notBlank, wholeNumber } from '../terminal/option-values.js';

const DEFAULT_PORT = 3000;

export function demoCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('demo')
    .description(
      'Play the strategy process "Wir alle sind LU" on an engine of its own, tell what happened, and stay up',
    )
    .option('--exit', 'stop after the account; exit code 0 if everything went as it says')
    .option(
      '--port <port>',
      `where to listen; 0 is any free port (default: ${DEFAULT_PORT})`,
      wholeNumber('--port', 0, 65_535),
    )
    .option(
      '--eventstoredb',
      'keep the events in the EventStoreDB that EVENTSTOREDB_URL names, under a prefix of their own',
    )
    .option('--data <folder>', 'a folder that does not exist yet (default: data/demo-<time>)', notBlank('--data'))
    .action(async ({ exit, port = DEFAULT_PORT, data, eventstoredb }) => {
      const { demonstrate } = await import('./demonstrate.js');
      await demonstrate(context, { port, exit: exit === true, data, eventStoreDb: eventstoredb === true });
    });
}
