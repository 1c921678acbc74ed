import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { notBlank, uuid } from '../terminal/option-values.js';

export function withdrawCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('withdraw')
    .description('Withdraw a grant, at once')
    .argument('<actor>', '', uuid('<actor>'))
    .argument('<grant>')
    .option('--reason <text>', 'why; no names of people here', notBlank('--reason'))
    .action(async (actor, grant, { reason }) => {
      const path = `/actors/${actor}/grants/${uuid('<grant>')(grant)}/withdrawal`;
      const answer = await context.api().post(path, { ...(reason !== undefined && { reason }) });
      context.terminal.print(`${answer.note ?? 'withdrawn'}: ${grant}`);
    });
}
