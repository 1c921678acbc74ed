import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { uuid, wholeNumber } from '../terminal/option-values.js';

export function importMinutesCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('minutes')
    .description(
      'Record a past meeting and one item of it from an extract of its minutes; the same facts again change nothing',
    )
    .argument('<file>', 'a text file that begins with "Auszug aus der Niederschrift"; UTF-8, UTF-16 or ISO-8859-1')
    .option('--create', 'record the committee and the paper, too, where they are not known yet')
    .option('--dry-run', 'only say what the extract says; needs no server')
    .option('--json', 'print one JSON object')
    .option(
      '--sequence <n>',
      'which meeting of the committee on that day, 1 is the first',
      wholeNumber('--sequence', 1, 20),
    )
    .option(
      '--process <id>',
      'link the meeting, and a paper that is recorded, to this strategy process',
      uuid('--process'),
    )
    .action(async (file, options) => {
      const { importMinutes } = await import('./import-minutes.js');
      await importMinutes(context, file, options);
    });
}
