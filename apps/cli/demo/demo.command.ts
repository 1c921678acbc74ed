import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import type { RunningServer } from '../../server/serve.js';
import { Mistake } from '../api.js';
import { notBlank, wholeNumber } from '../terminal/option-values.js';
import { Terminal } from '../terminal/terminal.js';
import { Account } from './account.js';
import { paletteFor } from './palette.js';

const DEFAULT_PORT = 3000;

interface Options {
  readonly exit?: true;
  readonly port?: number;
  readonly data?: string;
  readonly eventstoredb?: true;
}

@Command({
  name: 'demo',
  description: 'Play the strategy process "Wir alle sind LU" on an engine of its own, tell what happened, and stay up',
})
export class DemoCommand extends CommandRunner {
  constructor(@Inject(Terminal) private readonly terminal: Terminal) {
    super();
  }

  async run(_arguments: string[], { exit, port = DEFAULT_PORT, data, eventstoredb }: Options): Promise<void> {
    const account = new Account(
      (text) => process.stdout.write(text),
      paletteFor(this.terminal.isInteractive, process.env),
    );
    // Loaded here, so that commands that only speak HTTP start quickly.
    const { perform } = await import('./perform.js');
    const server = await perform(account, {
      port,
      exit: exit === true,
      ...(data !== undefined && { data }),
      ...(eventstoredb === true && { eventStoreDbUrl: urlFrom(process.env) }),
    });
    if (server !== undefined) await untilStopped(server);
  }

  @Option({ flags: '--exit', description: 'stop after the account; exit code 0 if everything went as it says' })
  parseExit(): true {
    return true;
  }

  @Option({ flags: '--port <port>', description: `where to listen; 0 is any free port (default: ${DEFAULT_PORT})` })
  parsePort(text: string): number {
    return wholeNumber('--port', text, 0, 65_535);
  }

  @Option({
    flags: '--eventstoredb',
    description: 'keep the events in the EventStoreDB that EVENTSTOREDB_URL names, under a prefix of their own',
  })
  parseEventStoreDb(): true {
    return true;
  }

  @Option({ flags: '--data <folder>', description: 'a folder that does not exist yet (default: data/demo-<time>)' })
  parseData(text: string): string {
    return notBlank('--data', text);
  }
}

function urlFrom(environment: NodeJS.ProcessEnv): string {
  const url = environment['EVENTSTOREDB_URL'];
  if (!url) throw new Mistake('--eventstoredb plays on the server that EVENTSTOREDB_URL names: set it.');
  return url;
}

async function untilStopped(server: RunningServer): Promise<void> {
  const { closeOnSignal } = await import('../../server/serve.js');
  await new Promise<void>((resolve) => {
    closeOnSignal(Promise.resolve(server), resolve);
  });
}
