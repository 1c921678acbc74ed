import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { notBlank, uuid } from '../terminal/option-values.js';

export function unlinkCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('unlink')
    .description('End the link of an actor to a person or a function, at once')
    .argument('<actor>', '', uuid('<actor>'))
    .argument('<link>', '', uuid('<link>'))
    .option('--reason <text>', 'why; no names of people here', notBlank('--reason'))
    .action(async (actor, link, { reason }) => {
      const answer = await context
        .api()
        .post(`/actors/${actor}/links/${link}/end`, { ...(reason !== undefined && { reason }) });
      context.terminal.print(`${answer.note ?? 'ended'}: ${link}`);
    });
}
