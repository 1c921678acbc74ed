import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { allPages } from '../all-pages.js';
import { ServerAccess } from '../server-access.js';
import { CommandGroup } from '../terminal/command-group.js';
import { notBlank, uuid } from '../terminal/option-values.js';
import { Terminal } from '../terminal/terminal.js';
import { textTable } from '../terminal/text-table.js';
import { CreateTokenCommand } from './create-token.command.js';

interface TokenItem {
  readonly id: string;
  readonly status: string;
  readonly actor: string;
  readonly label: string | null;
  readonly expiresAt: string;
}

@SubCommand({ name: 'list', description: 'Show all tokens, without their secrets' })
export class ListTokensCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { readonly json?: true }): Promise<void> {
    const tokens = await allPages<TokenItem>(this.server.api(), '/access-tokens');
    if (json === true) {
      this.terminal.printJson(tokens);
      return;
    }
    const now = new Date().toISOString();
    const rows = tokens.map(({ id, status, expiresAt, actor, label }) => [
      id,
      statusOf(status, expiresAt, now),
      expiresAt,
      actor,
      label,
    ]);
    this.terminal.print(textTable(['TOKEN', 'STATUS', 'UNTIL', 'ACTOR', 'FOR'], rows, this.terminal.width));
  }

  @Option({ flags: '--json', description: 'print a JSON list' })
  parseJson(): true {
    return true;
  }
}

function statusOf(status: string, expiresAt: string, now: string): string {
  return status === 'issued' && Date.parse(expiresAt) <= Date.parse(now) ? 'expired' : status;
}

@SubCommand({
  name: 'revoke',
  arguments: '<id>',
  argsDescription: { id: 'the part of the token before its dot' },
  description: 'Make a token hold no longer, at once',
})
export class RevokeTokenCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run([text = '']: string[], { reason }: { readonly reason?: string }): Promise<void> {
    const id = uuid('<id>', text.split('.')[0] ?? '');
    const answer = await this.server
      .api()
      .post(`/access-tokens/${id}/revocation`, { ...(reason !== undefined && { reason }) });
    this.terminal.print(answer.events.length > 0 ? `revoked: ${id}` : `${answer.note ?? 'revoked already'}: ${id}`);
  }

  @Option({ flags: '--reason <text>', description: 'why; no names of people here' })
  parseReason(text: string): string {
    return notBlank('--reason', text);
  }
}

@Command({
  name: 'token',
  description: 'Tokens that open the HTTP interface',
  subCommands: [CreateTokenCommand, ListTokensCommand, RevokeTokenCommand],
})
export class TokenCommand extends CommandGroup {}
