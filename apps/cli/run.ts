import { Command } from '@commander-js/extra-typings';
import { programVersion } from '../server/program-version.js';
import type { CommandContext, DefineCommand } from './command-context.js';
import { COMMAND_FILES } from './command-files.js';
import type { Failure } from './terminal/failure.js';
import { failureOf } from './terminal/failure.js';
import { makeStrict } from './terminal/strict-commands.js';

const ENVIRONMENT = `
Environment:
  LENKWERK_URL    the server, by default http://127.0.0.1:3000
  LENKWERK_TOKEN  who is calling, by default the token in <data>/admin-token
  LENKWERK_DATA   the data folder, by default ./data

Exit codes: 0 done, 1 refused or failed, 2 used wrongly, 3 done in part (import minutes).`;

/** Runs one command and returns the exit code. @param words of the command line, behind the program's name */
export async function run(words: readonly string[], context: CommandContext): Promise<Failure['exitCode']> {
  try {
    const program = new Command('lenkwerk')
      .description('Lenkwerk: the strategy process of a city, from the mandate to the audit trail.')
      .version(programVersion())
      .addHelpText('after', ENVIRONMENT);
    for (const define of await neededCommands(words)) program.addCommand(define(context));
    makeStrict(program, context.terminal);
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    const { text, exitCode } = failureOf(error);
    if (text !== '') context.terminal.note(text);
    return exitCode;
  }
}

/** The command that is called; none for the version; all of them for the help and for the list of commands. */
async function neededCommands([word = '']: readonly string[]): Promise<readonly DefineCommand[]> {
  if (word === '--version' || word === '-V') return [];
  const called = COMMAND_FILES.get(word);
  const files = called === undefined ? [...COMMAND_FILES.values()] : [called];
  return await Promise.all(files.map((load) => load()));
}
