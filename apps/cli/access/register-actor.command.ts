import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import type { CommandContext } from '../command-context.js';
import { oneOf, uuid } from '../terminal/option-values.js';

const KINDS = ['person', 'service'] as const;

export function registerActorCommand(context: CommandContext): CommandUnknownOpts {
  return new Command('register')
    .description('Register who or what may type; prints the id')
    .argument('<label>', 'a function or a program; no names of people here')
    .option(
      '--kind <kind>',
      'whether a person or a program types: person, service',
      oneOf('--kind', KINDS),
      'person' as const,
    )
    .option('--person <id>', 'the person, by its id', uuid('--person'))
    .action(async (label, { kind, person }) => {
      const body = { label, kind, ...(person !== undefined && { person }) };
      context.terminal.print((await context.api().post('/actors', body)).id);
    });
}
