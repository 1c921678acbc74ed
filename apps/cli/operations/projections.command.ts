import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { commandGroup } from '../terminal/command-group.js';
import { Mistake } from '../terminal/mistakes.js';
import { textTable } from '../terminal/text-table.js';
import { consumerRow, incidentLines } from './consumer-item.js';
import { projectionsOf } from './list-of-projections.js';

export function projectionsCommand(context: CommandContext): CommandUnknownOpts {
  return commandGroup('projections', 'What people read is built by projections of the log', [
    listProjectionsCommand(context),
    projectionStatusCommand(context),
    rebuildProjectionCommand(context),
  ]);
}

function listProjectionsCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('list')
    .description('Show the names and versions of all projections')
    .option('--json', 'print a JSON list')
    .action(async ({ json }) => {
      const items = await projectionsOf(context.api());
      const rows = items.map(({ name, version }) => [name, version]);
      if (json === true) terminal.printJson(items.map(({ name, version }) => ({ name, version })));
      else terminal.print(textTable(['PROJECTION', 'VERSION'], rows));
    });
}

function projectionStatusCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('status')
    .description('Show how far each projection is; ends with 1 where one stands still')
    .option('--json', 'print a JSON list')
    .action(async ({ json }) => {
      const items = await projectionsOf(context.api());
      if (json === true) terminal.printJson(items);
      else terminal.print(textTable(['PROJECTION', 'STATE', 'POSITION', 'BEHIND'], items.map(consumerRow)));
      const incidents = incidentLines(items);
      if (incidents.length > 0) throw new Mistake(incidents.join('\n'));
    });
}

function rebuildProjectionCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('rebuild')
    .description("Empty a projection and build it anew from the log's first event; waits until it is at the end")
    .argument('<name>')
    .action(async (name) => {
      const { rebuildProjection } = await import('./rebuild-projection.js');
      await rebuildProjection(context, name);
    });
}
