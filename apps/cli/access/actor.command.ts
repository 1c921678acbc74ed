import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { allPages } from '../all-pages.js';
import type { Role } from '../../../libs/commands/roles.js';
import { ROLES } from '../../../libs/commands/roles.js';
import { ServerAccess } from '../server-access.js';
import { CommandGroup } from '../terminal/command-group.js';
import { notBlank, oneOf, UsageMistake, uuid } from '../terminal/option-values.js';
import { Terminal } from '../terminal/terminal.js';
import { textTable } from '../terminal/text-table.js';

const KINDS = ['person', 'service'] as const;

@SubCommand({
  name: 'register',
  arguments: '<label>',
  argsDescription: { label: 'a function or a program; no names of people here' },
  description: 'Register who or what may type; prints the id',
})
export class RegisterActorCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(
    [label = '']: string[],
    { kind, person }: { readonly kind: string; readonly person?: string },
  ): Promise<void> {
    const body = { label, kind, ...(person !== undefined && { person }) };
    this.terminal.print((await this.server.api().post('/actors', body)).id);
  }

  @Option({
    flags: '--kind <kind>',
    description: 'whether a person or a program types: person, service',
    defaultValue: 'person',
  })
  parseKind(text: string): string {
    return oneOf('--kind', text, KINDS);
  }

  @Option({ flags: '--person <id>', description: 'the person, by its id' })
  parsePerson(text: string): string {
    return uuid('--person', text);
  }
}

interface GrantOptions {
  readonly role?: Role;
  readonly from?: string;
  readonly until?: string;
}

@SubCommand({ name: 'grant', arguments: '<actor>', description: 'Give an actor a role; prints the id of the grant' })
export class GrantCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run([actor = '']: string[], { role, from, until }: GrantOptions): Promise<void> {
    if (role === undefined) throw new UsageMistake(`Say which role: --role ${ROLES.join('|')}`);
    const api = this.server.api();
    const dates = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
    const path = `/actors/${uuid('<actor>', actor)}`;
    const answer = await api.post(`${path}/grants`, { role, scope: 'everywhere', ...dates });
    if (answer.events.length === 0) {
      this.terminal.note(answer.note ?? 'it has this role already');
      return;
    }
    const { grants } = await api.get<ActorItem>(`${path}?atLeast=${answer.position}`);
    this.terminal.print(grants.at(-1)?.grant ?? '');
  }

  @Option({ flags: '--role <role>', description: ROLES.join(', ') })
  parseRole(text: string): Role {
    return oneOf('--role', text, ROLES);
  }

  @Option({ flags: '--from <day>', description: 'its first day, YYYY-MM-DD; without it today' })
  parseFrom(text: string): string {
    return notBlank('--from', text);
  }

  @Option({ flags: '--until <day>', description: 'its last day, YYYY-MM-DD; without it until it is withdrawn' })
  parseUntil(text: string): string {
    return notBlank('--until', text);
  }
}

@SubCommand({ name: 'withdraw', arguments: '<actor> <grant>', description: 'Withdraw a grant, at once' })
export class WithdrawCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run([actor = '', grant = '']: string[], { reason }: { readonly reason?: string }): Promise<void> {
    const path = `/actors/${uuid('<actor>', actor)}/grants/${uuid('<grant>', grant)}/withdrawal`;
    const answer = await this.server.api().post(path, { ...(reason !== undefined && { reason }) });
    this.terminal.print(`${answer.note ?? 'withdrawn'}: ${grant}`);
  }

  @Option({ flags: '--reason <text>', description: 'why; no names of people here' })
  parseReason(text: string): string {
    return notBlank('--reason', text);
  }
}

interface ActorItem {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly grants: readonly {
    readonly grant: string;
    readonly status: string;
    readonly role: string;
    readonly from: string;
    readonly until: string | null;
  }[];
}

@SubCommand({ name: 'list', description: 'Show all actors with their grants' })
export class ListActorsCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { readonly json?: true }): Promise<void> {
    const actors = await allPages<ActorItem>(this.server.api(), '/actors');
    if (json === true) {
      this.terminal.printJson(actors);
      return;
    }
    const headings = ['ACTOR', 'KIND', 'ROLE', 'STATUS', 'FROM', 'UNTIL', 'GRANT', 'LABEL'];
    this.terminal.print(textTable(headings, actors.flatMap(rowsOf), this.terminal.width));
  }

  @Option({ flags: '--json', description: 'print a JSON list' })
  parseJson(): true {
    return true;
  }
}

function rowsOf({ id, kind, label, grants }: ActorItem): (string | null)[][] {
  if (grants.length === 0) return [[id, kind, null, null, null, null, null, label]];
  return grants.map(({ role, status, from, until, grant }) => [id, kind, role, status, from, until, grant, label]);
}

@Command({
  name: 'actor',
  description: 'Who or what may type, and in which roles',
  subCommands: [RegisterActorCommand, GrantCommand, WithdrawCommand, ListActorsCommand],
})
export class ActorCommand extends CommandGroup {}
