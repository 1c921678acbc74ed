import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { CommandRunner } from 'nest-commander';
import { InjectCommander } from 'nest-commander';
import { Shown } from './failure.js';
import { UsageMistake } from './option-values.js';

/** Commander's command; the library itself belongs to nest-commander. */
export type CommandNode = Parameters<CommandRunner['setCommand']>[0];

/** Makes the whole tree strict: what nobody declared is a mistake that says what there is. */
@Injectable()
export class Program implements OnApplicationBootstrap {
  constructor(@InjectCommander() private readonly root: CommandNode) {}

  onApplicationBootstrap(): void {
    this.root
      .name('lenkwerk')
      .description('Lenkwerk: the strategy process of a city, from the mandate to the audit trail.');
    this.root.addHelpText('after', ENVIRONMENT);
    makeStrict(this.root);
  }
}

const ENVIRONMENT = `
Environment:
  LENKWERK_URL    the server, by default http://127.0.0.1:3000
  LENKWERK_TOKEN  who is calling, by default the token in <data>/admin-token
  LENKWERK_DATA   the data folder, by default ./data

Exit codes: 0 done, 1 refused or failed, 2 used wrongly.`;

function makeStrict(command: CommandNode): void {
  command.allowExcessArguments(false);
  command.configureOutput({ outputError: () => undefined });
  command.exitOverride((error) => {
    // 'commander.help' with exit code 1: a command was missing, and the help is already on the error stream.
    if (error.code === 'commander.help' && error.exitCode !== 0)
      throw new UsageMistake('A command is missing, see above.');
    if (error.exitCode === 0) throw new Shown(error.code);
    throw new UsageMistake(mistakeOf(command, error));
  });
  command.commands.forEach(makeStrict);
}

function mistakeOf(command: CommandNode, error: { readonly code: string; readonly message: string }): string {
  const [word] = command.args;
  const names = command.commands.map((one) => one.name());
  const path = pathOf(command);
  if (names.length > 0 && word !== undefined && !word.startsWith('-') && !names.includes(word)) {
    const suggestion = /\(Did you mean .*\)/su.exec(error.message)?.[0];
    const lines = [`There is no command "${[path, word].join(' ')}". There are: ${names.join(', ')}.`, suggestion];
    return lines.filter((line) => line !== undefined).join(' ');
  }
  const options = command.options.filter(({ hidden }) => !hidden).map(({ long, flags }) => long ?? flags);
  const there = options.length === 0 ? 'none but --help' : [...options, '--help'].join(', ');
  const text = error.message.replace(/^error: /u, '').replace(/\s*\n\s*/gu, ' ');
  const hint = error.code === 'commander.unknownOption' ? `Options of "${path}": ${there}.` : `See: ${path} --help`;
  return `${capitalised(text)}\n${hint}`;
}

function pathOf(command: CommandNode): string {
  const above = command.parent;
  return above === null ? command.name() : `${pathOf(above)} ${command.name()}`;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
