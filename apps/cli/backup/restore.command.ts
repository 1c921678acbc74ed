import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { UsageMistake } from '../terminal/mistakes.js';
import { notBlank } from '../terminal/option-values.js';

export function restoreCommand({ terminal }: CommandContext): CommandUnknownOpts {
  return new Command('restore')
    .description(
      'Make a new data folder of a backup; everything is checked, and a restore that fails leaves nothing behind',
    )
    .option('--from <folder>', 'the backup, a folder with manifest.json', notBlank('--from'))
    .option('--keys-from <folder>', 'the keys that belong to it', notBlank('--keys-from'))
    .option('--data <folder>', 'a new folder, or an empty one', notBlank('--data'))
    .action(async ({ from, keysFrom, data }) => {
      if (from === undefined || keysFrom === undefined || data === undefined) {
        throw new UsageMistake('Say all three: --from <folder> --keys-from <folder> --data <new folder>.');
      }
      const { restore } = await import('./restore.js');
      await restore(terminal, { from, keysFrom, data });
    });
}
