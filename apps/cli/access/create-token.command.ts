import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { Role } from '../../../libs/commands/roles.js';
import { ROLES } from '../../../libs/commands/roles.js';
import type { CommandContext } from '../command-context.js';
import { notBlank, oneOf, uuid, wholeNumber } from '../terminal/option-values.js';
import { JOB_TYPE_OPTION } from './job-types.js';

export function createTokenCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('create')
    .description('Make a token and print it; it is shown this once')
    .option('--actor <id>', 'for an actor that there is; with --role it is given these roles, too', uuid('--actor'))
    .option(
      '--label <text>',
      'what the token is for; without --actor a new actor of this label gets it',
      notBlank('--label'),
    )
    .option('--role <role>', `may be repeated: ${ROLES.join(', ')}`, addRoles)
    .option(...JOB_TYPE_OPTION)
    .option('--days <n>', 'how long it holds, 1 to 400; without it 90', wholeNumber('--days', 1, 400))
    .option('--offline', 'open the data folder instead of asking the server, which must not run')
    .option('--json', 'print one JSON object')
    .action(async (options) => {
      const { createToken } = await import('./create-token.js');
      await createToken(context, options);
    });
}

/** @param before the roles of earlier `--role` options */
function addRoles(text: string, before: readonly Role[] = []): readonly Role[] {
  const roles = text.split(',').map((one) => oneOf('--role', ROLES)(one.trim()));
  return [...new Set([...before, ...roles])];
}
