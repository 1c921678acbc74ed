import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { FROM, TO } from './place-options.js';

export function copyKeysCommand({ terminal }: CommandContext): CommandUnknownOpts {
  return new Command('copy-keys')
    .description(
      'Copy the keys of a log between a data folder and a PostgreSQL; what is destroyed on either side stays destroyed',
    )
    .option(...FROM)
    .option(...TO)
    .action(async (options) => {
      const { copyAllKeys } = await import('./copy-keys.js');
      await copyAllKeys(terminal, options);
    });
}
