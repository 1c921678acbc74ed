import type { Role } from '#commands';
import { refuseJobTypesOfOthers } from './job-types.js';
import type { CommandContext } from '../command-context.js';
import { UsageMistake } from '../terminal/mistakes.js';
import type { Terminal } from '../terminal/terminal.js';
import { issueToken } from './issue-token.js';

interface Options {
  readonly actor?: string | undefined;
  readonly label?: string | undefined;
  readonly role?: readonly Role[] | undefined;
  readonly jobType?: readonly string[] | undefined;
  readonly days?: number | undefined;
  readonly offline?: true | undefined;
  readonly json?: true | undefined;
}

/** Makes a token through the server, or offline in the data folder, and prints it. @throws UsageMistake, Refused */
export async function createToken(context: CommandContext, options: Options): Promise<void> {
  refuseContradictions(options);
  const { actor, label, role: roles = [], jobType: jobTypes, days, offline, json } = options;
  const { terminal } = context;
  refuseJobTypesOfOthers(jobTypes, roles);
  const limit = { ...(days !== undefined && { days }), ...(jobTypes !== undefined && { jobTypes }) };
  if (offline === true) {
    const { createTokenOffline } = await import('./token-offline.js');
    const token = await createTokenOffline(context.environment, { label: label ?? '', roles, ...limit });
    if (json === true) terminal.printJson({ token, roles });
    else printToken(terminal, token, roles);
    return;
  }
  const wish = { roles, ...limit, ...(actor !== undefined && { actor }), ...(label !== undefined && { label }) };
  const issued = await issueToken(context.api(), wish, Date.now());
  if (json === true) terminal.printJson(issued);
  else printToken(terminal, issued.token, roles);
}

function printToken(terminal: Terminal, token: string, roles: readonly string[]): void {
  terminal.note(roles.length > 0 ? `A token with ${roles.join(', ')}:` : 'A token:');
  terminal.print(token);
  terminal.note('Keep it now, it is stored nowhere. Use it as LENKWERK_TOKEN, or as: Authorization: Bearer <token>');
}

function refuseContradictions({ actor, label, role, offline }: Options): void {
  if (actor === undefined && label === undefined)
    throw new UsageMistake('Say for whom: --actor <id>, or --label <text> for a new actor.');
  if (actor === undefined && role === undefined)
    throw new UsageMistake('A new actor needs at least one --role, without one its token opens nothing.');
  if (offline === true && actor !== undefined)
    throw new UsageMistake('--offline makes a new actor: use --label and --role, not --actor.');
}
