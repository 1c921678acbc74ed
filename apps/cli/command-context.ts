import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Environment } from './api/api.js';
import { Api } from './api/api.js';
import type { Terminal } from './terminal/terminal.js';

/** The parts that every command works with. */
export class CommandContext {
  constructor(
    readonly terminal: Terminal,
    readonly environment: Environment,
  ) {}

  /** The server that the environment names; some commands need none. @throws Mistake */
  api(): Api {
    return Api.fromEnvironment(this.environment, ({ text, about }) => {
      this.terminal.note(`Warning: ${[text, ...about].join(' ')}`);
    });
  }
}

/** The export of a command's file: it defines the name, the options and the action. */
export type DefineCommand = (context: CommandContext) => CommandUnknownOpts;
