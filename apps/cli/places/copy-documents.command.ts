import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { FROM, TO } from './place-options.js';

export function copyDocumentsCommand({ terminal }: CommandContext): CommandUnknownOpts {
  return new Command('copy-documents')
    .description('Copy documents between a data folder and a PostgreSQL; may be repeated, and goes on where it was')
    .option(...FROM)
    .option(...TO)
    .action(async (options) => {
      const { copyAllDocuments } = await import('./copy-documents.js');
      await copyAllDocuments(terminal, options);
    });
}
