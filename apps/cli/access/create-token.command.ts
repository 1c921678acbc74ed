import { Inject } from '@nestjs/common';
import { CommandRunner, Option, SubCommand } from 'nest-commander';
import type { Role } from '../../../libs/commands/roles.js';
import { ROLES } from '../../../libs/commands/roles.js';
import { ServerAccess } from '../server-access.js';
import { notBlank, oneOf, UsageMistake, uuid, wholeNumber } from '../terminal/option-values.js';
import { Terminal } from '../terminal/terminal.js';
import { issueToken } from './issue-token.js';
import { createTokenOffline } from './token-offline.js';

interface Options {
  readonly actor?: string;
  readonly label?: string;
  readonly role?: readonly Role[];
  readonly days?: number;
  readonly offline?: true;
  readonly json?: true;
}

@SubCommand({ name: 'create', description: 'Make a token and print it; it is shown this once' })
export class CreateTokenCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(_arguments: string[], options: Options): Promise<void> {
    refuseContradictions(options);
    const { actor, label, role: roles = [], days, offline, json } = options;
    if (offline === true) {
      const token = await createTokenOffline({ label: label ?? '', roles, ...(days !== undefined && { days }) });
      if (json === true) this.terminal.printJson({ token, roles });
      else this.#show(token, roles);
      return;
    }
    const wish = {
      roles,
      ...(actor !== undefined && { actor }),
      ...(label !== undefined && { label }),
      ...(days !== undefined && { days }),
    };
    const issued = await issueToken(this.server.api(), wish, Date.now());
    if (json === true) this.terminal.printJson(issued);
    else this.#show(issued.token, roles);
  }

  @Option({
    flags: '--actor <id>',
    description: 'for an actor that there is; with --role it is given these roles, too',
  })
  parseActor(text: string): string {
    return uuid('--actor', text);
  }

  @Option({
    flags: '--label <text>',
    description: 'what the token is for; without --actor a new actor of this label gets it',
  })
  parseLabel(text: string): string {
    return notBlank('--label', text);
  }

  @Option({ flags: '--role <role>', description: `may be repeated: ${ROLES.join(', ')}` })
  parseRole(text: string, before: readonly Role[] = []): readonly Role[] {
    return [...new Set([...before, ...text.split(',').map((one) => oneOf('--role', one.trim(), ROLES))])];
  }

  @Option({ flags: '--days <n>', description: 'how long it holds, 1 to 400; without it 90' })
  parseDays(text: string): number {
    return wholeNumber('--days', text, 1, 400);
  }

  @Option({ flags: '--offline', description: 'open the data folder instead of asking the server, which must not run' })
  parseOffline(): true {
    return true;
  }

  @Option({ flags: '--json', description: 'print one JSON object' })
  parseJson(): true {
    return true;
  }

  #show(token: string, roles: readonly string[]): void {
    this.terminal.note(roles.length > 0 ? `A token with ${roles.join(', ')}:` : 'A token:');
    this.terminal.print(token);
    this.terminal.note(
      'Keep it now, it is stored nowhere. Use it as LENKWERK_TOKEN, or as: Authorization: Bearer <token>',
    );
  }
}

function refuseContradictions({ actor, label, role, offline }: Options): void {
  if (actor === undefined && label === undefined)
    throw new UsageMistake('Say for whom: --actor <id>, or --label <text> for a new actor.');
  if (actor === undefined && role === undefined)
    throw new UsageMistake('A new actor needs at least one --role, without one its token opens nothing.');
  if (offline === true && actor !== undefined)
    throw new UsageMistake('--offline makes a new actor: use --label and --role, not --actor.');
}
