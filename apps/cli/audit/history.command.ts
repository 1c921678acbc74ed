import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { allPages } from '../api/all-pages.js';
import type { CommandContext } from '../command-context.js';
import { oneOf, uuid } from '../terminal/option-values.js';
import type { EventItem } from './event-table.js';
import { historyTable } from './event-table.js';

const KINDS = [
  'processes',
  'organisations',
  'persons',
  'committees',
  'meetings',
  'papers',
  'progress-reports',
  'actors',
  'access-tokens',
] as const;

export function historyCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('history')
    .description('Show every event of one entity, oldest first')
    .argument('<kind>', KINDS.join(', '), oneOf('<kind>', KINDS))
    .argument('<id>', 'of the entity', uuid('<id>'))
    .option('--json', 'print a JSON list, with all metadata')
    .action(async (kind, id, { json }) => {
      const events = await allPages<EventItem>(context.api(), `/${kind}/${id}/history`, 'after');
      if (json === true) terminal.printJson(events);
      else terminal.print(historyTable(events, terminal.width));
    });
}
