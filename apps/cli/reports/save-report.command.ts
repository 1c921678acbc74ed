import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { writeFile } from 'node:fs/promises';
import type { CommandContext } from '../command-context.js';
import { UsageMistake } from '../terminal/mistakes.js';
import { notBlank, oneOf, uuid } from '../terminal/option-values.js';
import { queryOf, VERSION } from './report-version.js';

const FORMATS = ['html', 'json'] as const;

export function saveReportCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('save')
    .description('Save a whole report in a file: as a page to read and print, or as the JSON that was kept')
    .argument('<id>', 'of a progress report')
    .argument('<file>', 'is made, or written over')
    .option('--format <format>', 'html or json', oneOf('--format', FORMATS))
    .option(...VERSION)
    .action(async (id, file, { format, versionOfReport }) => {
      if (format === undefined) throw new UsageMistake(`Say which: --format ${FORMATS.join(' or --format ')}.`);
      const part = format === 'html' ? 'page' : 'content';
      const path = `/progress-reports/${uuid('<id>')(id)}/${part}${queryOf(versionOfReport)}`;
      const answer = await context.api().stream(path);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      await writeFile(notBlank('<file>')(file), bytes);
      context.terminal.print(`saved: ${file} (${bytes.byteLength} bytes)`);
    });
}
