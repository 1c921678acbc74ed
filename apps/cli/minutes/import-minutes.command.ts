import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { notBlank, uuid, wholeNumber } from '../terminal/option-values.js';

const MORE = `
A folder stands for every .txt file in it and in its subfolders, in the order
of their names; hidden files and links to folders are left out. At most 10,000
files, 1 MiB each; UTF-8, UTF-16 or ISO-8859-1. A file is an extract ("Auszug
aus der Niederschrift"), several extracts, or whole minutes ("Niederschrift").

A file or item that is refused does not stop the others. The same facts again
change nothing: an import that was interrupted is finished by repeating it.

Exit codes:
  0  all is recorded; with --dry-run: every file could be read
  1  nothing was recorded, or an error
  2  used wrongly
  3  a part was refused or its outcome is not recognised, or the import stopped
     before all files were tried; with --dry-run: some files could not be read`;

export function importMinutesCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('minutes')
    .description('Record past meetings and their items from extracts of minutes, or from whole minutes')
    .argument('<path...>', 'text files, and folders of them')
    .option('--create', 'record committees and papers, too, where they are not known yet')
    .option('--dry-run', 'only say what the texts say; needs no server')
    .option('--json', 'print a JSON object an item, one a line')
    .option(
      '--sequence <n>',
      'which meeting of the committee on that day, 1 is the first',
      wholeNumber('--sequence', 1, 20),
    )
    .option(
      '--process <id>',
      'link meetings, and papers that are recorded, to this strategy process',
      uuid('--process'),
    )
    .option(
      '--correct <reason>',
      'the text is a corrected one: record what it says otherwise, for this reason',
      notBlank('--correct'),
    )
    .addHelpText('after', MORE)
    .action(async (paths, options) => {
      const { importMinutes } = await import('./import-minutes.js');
      await importMinutes(context, paths, options);
    });
}
