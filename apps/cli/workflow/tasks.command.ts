import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { allPages } from '../api/all-pages.js';
import type { CommandContext } from '../command-context.js';
import { notBlank, uuid } from '../terminal/option-values.js';
import { textTable } from '../terminal/text-table.js';
import type { TaskItem } from './workflow-items.js';

const HEADINGS = ['TASK', 'STATE', 'ASSIGNEE', 'CANDIDATES', 'DUE', 'NAME', 'DONE BY'];

export function tasksCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('tasks')
    .description('List open tasks of people: your own and those of your groups, in the order in which they were opened')
    .option('--mine', 'only those that you have')
    .option('--group <name>', 'only of these candidates, such as chair', notBlank('--group'))
    .option('--overdue', 'only those past their due time')
    .option('--process <id>', 'only about this strategy process', uuid('--process'))
    .option('--json', 'print a JSON list')
    .action(async ({ mine, group, overdue, process, json }) => {
      const query = new URLSearchParams({
        state: 'open',
        ...(mine === true && { assignee: 'me' }),
        ...(group !== undefined && { group }),
        ...(overdue === true && { overdue: 'true' }),
        ...(process !== undefined && { process }),
      });
      const items = await allPages<TaskItem>(context.api(), `/tasks?${query.toString()}`);
      if (json === true) {
        terminal.printJson(items);
        return;
      }
      terminal.print(textTable(HEADINGS, items.map(rowOf), terminal.width));
    });
}

function rowOf(task: TaskItem): (string | null)[] {
  const { groups, users } = task.candidates;
  return [
    task.key,
    task.due?.overdue === true ? 'overdue' : task.state,
    task.assignee,
    [...groups, ...users].join(', '),
    task.due?.at ?? null,
    task.name,
    task.completedBy === null ? 'complete' : (task.command?.type ?? task.completedBy.event),
  ];
}
