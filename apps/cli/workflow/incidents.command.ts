import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { textTable } from '../terminal/text-table.js';
import { everyFound } from './every-found.js';
import type { IncidentItem } from './workflow-items.js';

const HEADINGS = ['INCIDENT', 'INSTANCE', 'SINCE', 'KIND', 'PROCESS', 'ELEMENT', 'WHAT HAPPENED'];

export function incidentsCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('incidents')
    .description('List what stopped process instances until a person acts, the oldest first')
    .option('--json', 'print a JSON list')
    .action(async ({ json }) => {
      const body = { filter: { state: 'ACTIVE' }, sort: [{ field: 'creationTime' }] };
      const items = await everyFound<IncidentItem>(context.api(), '/incidents/search', body);
      if (json === true) {
        terminal.printJson(items);
        return;
      }
      const rows = items.map((one) => [
        one.incidentKey,
        one.processInstanceKey,
        one.creationTime,
        one.errorType,
        one.processDefinitionId,
        one.elementId,
        one.errorMessage,
      ]);
      terminal.print(textTable(HEADINGS, rows, terminal.width));
      if (items.length > 0) terminal.note('To go on when the cause is mended: lenkwerk workflow retry <incident>');
    });
}
