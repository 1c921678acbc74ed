import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { allPages } from '../api/all-pages.js';
import type { CommandContext } from '../command-context.js';
import { oneOf, uuid } from '../terminal/option-values.js';
import type { EventItem } from './event-table.js';
import { historyTable } from './event-table.js';
import { HISTORY_KINDS } from './history-kinds.js';

export function historyCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('history')
    .description('Show every event of one entity, oldest first')
    .argument('<kind>', HISTORY_KINDS.join(', '), oneOf('<kind>', HISTORY_KINDS))
    .argument('<id>', 'of the entity', uuid('<id>'))
    .option('--json', 'print a JSON list, with all metadata')
    .action(async (kind, id, { json }) => {
      const events = await allPages<EventItem>(context.api(), `/${kind}/${id}/history`, 'after');
      if (json === true) terminal.printJson(events);
      else terminal.print(historyTable(events, terminal.width));
    });
}
