import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { notBlank, oneOf } from '../terminal/option-values.js';
import { textTable } from '../terminal/text-table.js';
import { everyFound } from './every-found.js';
import type { InstanceItem } from './workflow-items.js';

const STATES = ['active', 'completed', 'terminated'] as const;
const HEADINGS = ['INSTANCE', 'STATE', 'INCIDENT', 'VERSION', 'STARTED', 'ENDED', 'BUSINESS ID', 'PROCESS'];

export function listInstancesCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('list')
    .description('List process instances, the latest first')
    .option('--state <state>', STATES.join(', '), oneOf('--state', STATES))
    .option('--process <id>', 'only instances of this process', notBlank('--process'))
    .option('--json', 'print a JSON list')
    .action(async ({ state, process, json }) => {
      const filter = {
        ...(state !== undefined && { state: state.toUpperCase() }),
        ...(process !== undefined && { processDefinitionId: process }),
      };
      const sort = [{ field: 'startDate', order: 'DESC' }];
      const items = await everyFound<InstanceItem>(context.api(), '/process-instances/search', { filter, sort });
      if (json === true) terminal.printJson(items);
      else terminal.print(textTable(HEADINGS, items.map(rowOf), terminal.width));
    });
}

function rowOf(item: InstanceItem): (string | number | null)[] {
  return [
    item.processInstanceKey,
    item.state.toLowerCase(),
    item.hasIncident ? 'yes' : 'no',
    item.processDefinitionVersion,
    item.startDate,
    item.endDate,
    item.businessId,
    item.processDefinitionId,
  ];
}
