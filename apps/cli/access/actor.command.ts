import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { commandGroup } from '../terminal/command-group.js';
import { grantCommand } from './grant.command.js';
import { linkCommand } from './link.command.js';
import { listActorsCommand } from './list-actors.command.js';
import { registerActorCommand } from './register-actor.command.js';
import { unlinkCommand } from './unlink.command.js';
import { withdrawCommand } from './withdraw.command.js';

export function actorCommand(context: CommandContext): CommandUnknownOpts {
  return commandGroup('actor', 'Who or what may type, and in which roles', [
    registerActorCommand(context),
    grantCommand(context),
    withdrawCommand(context),
    linkCommand(context),
    unlinkCommand(context),
    listActorsCommand(context),
  ]);
}
