import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { ROLES } from '../../../libs/commands/roles.js';
import type { CommandContext } from '../command-context.js';
import { UsageMistake } from '../terminal/mistakes.js';
import { notBlank, oneOf, uuid } from '../terminal/option-values.js';
import { JOB_TYPE_OPTION, refuseJobTypesOfOthers } from './job-types.js';
import type { ActorItem } from './list-actors.command.js';
import { periodOf } from './period-options.js';

export function grantCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('grant')
    .description('Give an actor a role; prints the id of the grant')
    .argument('<actor>')
    .option('--role <role>', ROLES.join(', '), oneOf('--role', ROLES))
    .option(...JOB_TYPE_OPTION)
    .option('--from <day>', 'its first day, YYYY-MM-DD; without it today', notBlank('--from'))
    .option('--until <day>', 'its last day, YYYY-MM-DD; without it until it is withdrawn', notBlank('--until'))
    .action(async (actor, { role, jobType: jobTypes, from, until }) => {
      if (role === undefined) throw new UsageMistake(`Say which role: --role ${ROLES.join('|')}`);
      refuseJobTypesOfOthers(jobTypes, [role]);
      const types = jobTypes === undefined ? {} : { jobTypes };
      await grant(context, actor, { role, scope: 'everywhere', ...types, ...periodOf({ from, until }) });
    });
}

async function grant(context: CommandContext, actor: string, body: object): Promise<void> {
  const api = context.api();
  const path = `/actors/${uuid('<actor>')(actor)}`;
  const answer = await api.post(`${path}/grants`, body);
  if (answer.events.length === 0) {
    context.terminal.note(answer.note ?? 'it has this role already');
    return;
  }
  const { grants } = await api.get<ActorItem>(`${path}?atLeast=${answer.position}`);
  context.terminal.print(grants.at(-1)?.grant ?? '');
}
