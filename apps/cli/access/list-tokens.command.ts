import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { allPages } from '../api/all-pages.js';
import type { CommandContext } from '../command-context.js';
import { textTable } from '../terminal/text-table.js';

interface TokenItem {
  readonly id: string;
  readonly status: string;
  readonly actor: string;
  readonly label: string | null;
  readonly expiresAt: string;
}

export function listTokensCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('list')
    .description('Show all tokens, without their secrets')
    .option('--json', 'print a JSON list')
    .action(async ({ json }) => {
      const tokens = await allPages<TokenItem>(context.api(), '/access-tokens');
      if (json === true) terminal.printJson(tokens);
      else terminal.print(tokenTable(tokens, Date.now(), terminal.width));
    });
}

function tokenTable(tokens: readonly TokenItem[], now: number, width: number): string {
  const rows = tokens.map((token) => [token.id, statusOf(token, now), token.expiresAt, token.actor, token.label]);
  return textTable(['TOKEN', 'STATUS', 'UNTIL', 'ACTOR', 'FOR'], rows, width);
}

function statusOf({ status, expiresAt }: TokenItem, now: number): string {
  return status === 'issued' && Date.parse(expiresAt) <= now ? 'expired' : status;
}
