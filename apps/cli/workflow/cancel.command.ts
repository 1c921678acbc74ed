import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { keyValue } from './key-value.js';

export function cancelCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('cancel')
    .description('Cancel a running instance: its jobs and elements end without their results')
    .argument('<instance>', 'key of the instance', keyValue('<instance>'))
    .action(async (instance) => {
      await context.api().workflow.post(`/process-instances/${instance}/cancellation`, {});
      context.terminal.note('cancelled');
    });
}
