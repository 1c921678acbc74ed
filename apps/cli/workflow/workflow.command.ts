import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { commandGroup } from '../terminal/command-group.js';
import { cancelCommand } from './cancel.command.js';
import { deployCommand } from './deploy.command.js';
import { elementTemplatesCommand } from './element-templates.command.js';
import { incidentsCommand } from './incidents.command.js';
import { listInstancesCommand } from './list-instances.command.js';
import { retryCommand } from './retry.command.js';
import { showInstanceCommand } from './show-instance.command.js';
import { startCommand } from './start.command.js';
import { claimCommand, completeCommand, skipCommand } from './task-acts.command.js';
import { tasksCommand } from './tasks.command.js';

export function workflowCommand(context: CommandContext): CommandUnknownOpts {
  return commandGroup(
    'workflow',
    'Process models, their instances, tasks of people, and incidents that a person has to act on',
    [
      deployCommand(context),
      startCommand(context),
      listInstancesCommand(context),
      showInstanceCommand(context),
      tasksCommand(context),
      claimCommand(context),
      completeCommand(context),
      skipCommand(context),
      incidentsCommand(context),
      retryCommand(context),
      cancelCommand(context),
      elementTemplatesCommand(context),
    ],
  );
}
