import { Inject } from '@nestjs/common';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommandRunner } from 'nest-commander';
import { Terminal } from '../terminal/terminal.js';

@Command({
  name: 'serve',
  description: 'Start the server on the data folder; configured by the environment, see the README',
})
export class ServeCommand extends CommandRunner {
  constructor(@Inject(Terminal) private readonly terminal: Terminal) {
    super();
  }

  /** Resolves when the server was stopped by a signal. */
  async run(): Promise<void> {
    // Loaded here, so that commands that only speak HTTP start quickly.
    const { readConfiguration } = await import('../../server/configuration.js');
    const { closeOnSignal, serve } = await import('../../server/serve.js');
    const configuration = readConfiguration(process.env);
    const starting = serve(configuration);
    const closed = Promise.withResolvers<undefined>();
    // Also while it waits for its stores.
    closeOnSignal(starting, () => {
      closed.resolve(undefined);
    });
    const server = await starting;
    this.terminal.print(`Lenkwerk is at ${server.url}, its API at ${server.url}/api/docs`);
    this.terminal.print(tokenLine(join(configuration.data, 'admin-token')));
    await closed.promise;
  }
}

/** A data folder that was restored has none: the tokens of its log hold. */
function tokenLine(file: string): string {
  const token = existsSync(file) ? `The administrator's token is in ${file}.` : 'Tokens that this log has issued hold.';
  return `${token} Ctrl+C stops the server.`;
}
