import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { notBlank } from '../terminal/option-values.js';

export function backupCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('backup')
    .description(
      'Copy events, documents and, apart from them, keys, while the server goes on; needs the role administrator',
    )
    .option('--to <folder>', 'a new folder for events and documents; without it below <data>/backups', notBlank('--to'))
    .option(
      '--keys-to <folder>',
      'a new folder for the keys; keep it apart, whoever has both can read all',
      notBlank('--keys-to'),
    )
    .option('--json', 'print one JSON object')
    .action(async (options) => {
      const { requestBackup } = await import('./request-backup.js');
      await requestBackup(context, options);
    });
}
