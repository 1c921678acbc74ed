import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { commandGroup } from '../terminal/command-group.js';
import { createTokenCommand } from './create-token.command.js';
import { listTokensCommand } from './list-tokens.command.js';
import { revokeTokenCommand } from './revoke-token.command.js';

export function tokenCommand(context: CommandContext): CommandUnknownOpts {
  return commandGroup('token', 'Tokens that open the HTTP interface', [
    createTokenCommand(context),
    listTokensCommand(context),
    revokeTokenCommand(context),
  ]);
}
