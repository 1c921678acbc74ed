import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { commandGroup } from '../terminal/command-group.js';
import { importMinutesCommand } from './import-minutes.command.js';

export function importCommand(context: CommandContext): CommandUnknownOpts {
  return commandGroup('import', 'Record what documents tell', [importMinutesCommand(context)]);
}
