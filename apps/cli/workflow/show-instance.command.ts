import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { textTable } from '../terminal/text-table.js';
import { everyFound } from './every-found.js';
import { keyValue } from './key-value.js';
import type { ElementItem, IncidentItem, InstanceItem, VariableItem } from './workflow-items.js';

export function showInstanceCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('show')
    .description('Show an instance: the elements that it entered, its variables, and its open incidents')
    .argument('<instance>', 'key of the instance', keyValue('<instance>'))
    .option('--json', 'print a JSON object')
    .action(async (key, { json }) => {
      const api = context.api();
      const instance = await api.workflow.get<InstanceItem>(`/process-instances/${key}`);
      const filter = { processInstanceKey: key };
      const sort = [{ field: 'startDate' }];
      const elements = await everyFound<ElementItem>(api, '/element-instances/search', { filter, sort });
      const variables = await everyFound<VariableItem>(api, '/variables/search', { filter });
      const open = { filter: { ...filter, state: 'ACTIVE' } };
      const incidents = await everyFound<IncidentItem>(api, '/incidents/search', open);
      if (json === true) {
        terminal.printJson({ ...instance, elements, variables, incidents });
        return;
      }
      const { processDefinitionId, processDefinitionVersion, state, startDate, endDate } = instance;
      const period = endDate === null ? `since ${startDate}` : `${startDate} to ${endDate}`;
      terminal.print(`${processDefinitionId}, version ${processDefinitionVersion}: ${state.toLowerCase()}, ${period}`);
      terminal.print('');
      const steps = elements.map((one) => [
        one.state.toLowerCase(),
        one.startDate,
        one.endDate,
        one.type,
        one.elementName,
      ]);
      terminal.print(textTable(['STATE', 'ENTERED', 'LEFT', 'KIND', 'ELEMENT'], steps, terminal.width));
      if (variables.length > 0) {
        terminal.print('');
        const rows = variables.map(({ name, value }) => [name, value]);
        terminal.print(textTable(['VARIABLE', 'VALUE'], rows, terminal.width));
      }
      if (incidents.length > 0) {
        terminal.print('');
        const rows = incidents.map((one) => [one.incidentKey, one.errorType, one.elementId, one.errorMessage]);
        terminal.print(textTable(['INCIDENT', 'KIND', 'ELEMENT', 'WHAT HAPPENED'], rows, terminal.width));
      }
    });
}
