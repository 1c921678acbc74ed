import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { notBlank, uuid } from '../terminal/option-values.js';

export function revokeTokenCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('revoke')
    .description('Make a token hold no longer, at once')
    .argument('<id>', 'the part of the token before its dot', (text) => uuid('<id>')(text.split('.')[0] ?? ''))
    .option('--reason <text>', 'why; no names of people here', notBlank('--reason'))
    .action(async (id, { reason }) => {
      const body = { ...(reason !== undefined && { reason }) };
      const answer = await context.api().post(`/access-tokens/${id}/revocation`, body);
      context.terminal.print(
        answer.events.length > 0 ? `revoked: ${id}` : `${answer.note ?? 'revoked already'}: ${id}`,
      );
    });
}
