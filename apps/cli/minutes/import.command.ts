import { Command } from 'nest-commander';
import { CommandGroup } from '../terminal/command-group.js';
import { ImportMinutesCommand } from './import-minutes.command.js';

@Command({ name: 'import', description: 'Record what documents tell', subCommands: [ImportMinutesCommand] })
export class ImportCommand extends CommandGroup {}
