import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Help } from '@commander-js/extra-typings';
import { Shown } from './failure.js';
import { UsageMistake } from './mistakes.js';
import type { Terminal } from './terminal.js';

const help = new Help();

/** Makes the whole tree strict: an undeclared word is a mistake, and its message lists the choices. */
export function makeStrict(command: CommandUnknownOpts, terminal: Terminal): void {
  command.allowExcessArguments(false);
  // The last column stays free.
  command.configureHelp({ boxWrap: (text, width) => help.boxWrap(text, width - 1) });
  command.configureOutput({
    writeOut: (text) => {
      terminal.write(text);
    },
    writeErr: (text) => {
      terminal.writeError(text);
    },
    outputError: () => undefined,
  });
  command.exitOverride((error) => {
    // 'commander.help' with exit code 1: a command was missing, and the help is already on the error stream.
    if (error.code === 'commander.help' && error.exitCode !== 0)
      throw new UsageMistake('A command is missing, see above.');
    if (error.exitCode === 0) throw new Shown(error.code);
    throw new UsageMistake(mistakeOf(command, error));
  });
  for (const one of command.commands) makeStrict(one, terminal);
}

interface ParserError {
  readonly code: string;
  readonly message: string;
}

function mistakeOf(command: CommandUnknownOpts, error: ParserError): string {
  return unknownCommand(command, error) ?? otherMistake(command, error);
}

function unknownCommand(command: CommandUnknownOpts, { message }: ParserError): string | undefined {
  const [word] = command.args;
  const names = command.commands.map((one) => one.name());
  if (names.length === 0 || word === undefined || word.startsWith('-') || names.includes(word)) return undefined;
  const suggestion = /\(Did you mean [^()]*\)/su.exec(message)?.[0];
  const lines = [`There is no command "${pathOf(command)} ${word}". There are: ${names.join(', ')}.`, suggestion];
  return lines.filter((line) => line !== undefined).join(' ');
}

function otherMistake(command: CommandUnknownOpts, { code, message }: ParserError): string {
  const path = pathOf(command);
  const options = command.options.filter(({ hidden }) => !hidden).map(({ long, flags }) => long ?? flags);
  const there = options.length === 0 ? 'none but --help' : [...options, '--help'].join(', ');
  // The person sees the surplus arguments in the line that was typed.
  const text = message
    .replace(/^error: /u, '')
    .replace(/(but got \d+): .*$/su, '$1.')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
  const hint = code === 'commander.unknownOption' ? `Options of "${path}": ${there}.` : `See: ${path} --help`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}\n${hint}`;
}

function pathOf(command: CommandUnknownOpts): string {
  const above = command.parent;
  return above === null ? command.name() : `${pathOf(above)} ${command.name()}`;
}
