import { Inject } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import type { Api } from '../api.js';
import { Mistake } from '../api.js';
import { ServerAccess } from '../server-access.js';
import { CommandGroup } from '../terminal/command-group.js';
import { showProgress } from '../terminal/progress.js';
import { Terminal } from '../terminal/terminal.js';
import { textTable } from '../terminal/text-table.js';
import type { ConsumerItem } from './projection-item.js';
import { consumerRow, incidentLines, numberIn } from './projection-item.js';

@SubCommand({ name: 'list', description: 'Show the names and versions of all projections' })
export class ListProjectionsCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { readonly json?: true }): Promise<void> {
    const items = await projectionsOf(this.server.api());
    if (json === true) this.terminal.printJson(items.map(({ name, version }) => ({ name, version })));
    else
      this.terminal.print(
        textTable(
          ['PROJECTION', 'VERSION'],
          items.map(({ name, version }) => [name, version]),
        ),
      );
  }

  @Option({ flags: '--json', description: 'print a JSON list' })
  parseJson(): true {
    return true;
  }
}

@SubCommand({ name: 'status', description: 'Show how far each projection is; ends with 1 where one stands still' })
export class ProjectionStatusCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(_arguments: string[], { json }: { readonly json?: true }): Promise<void> {
    const items = await projectionsOf(this.server.api());
    if (json === true) this.terminal.printJson(items);
    else this.terminal.print(textTable(['PROJECTION', 'STATE', 'POSITION', 'BEHIND'], items.map(consumerRow)));
    const incidents = incidentLines(items);
    if (incidents.length > 0) throw new Mistake(incidents.join('\n'));
  }

  @Option({ flags: '--json', description: 'print a JSON list' })
  parseJson(): true {
    return true;
  }
}

/** Milliseconds between two looks at a projection that is being built. */
const LOOK_EVERY = 200;

@SubCommand({
  name: 'rebuild',
  arguments: '<name>',
  description: "Empty a projection and build it anew from the log's first event; waits until it is at the end",
})
export class RebuildProjectionCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run([name = '']: string[]): Promise<void> {
    const api = this.server.api();
    const before = await projectionsOf(api);
    if (!before.some((one) => one.name === name)) {
      throw new Mistake(`There is no projection "${name}". There are: ${before.map((one) => one.name).join(', ')}.`);
    }
    const end = Math.max(...before.map(({ position }) => numberIn(position)));
    await api.post(`/projections/${name}/rebuild`, {});
    await this.#untilLive(api, name, end);
    this.terminal.print(`rebuilt: ${name}`);
  }

  async #untilLive(api: Api, name: string, end: number): Promise<void> {
    const progress = showProgress(this.terminal, name, end, 'events');
    try {
      for (;;) {
        const item = await api.get<ConsumerItem>(`/projections/${name}`);
        progress.at(numberIn(item.position));
        if (item.state === 'live') return;
        if (item.incident !== null) throw new Mistake(incidentLines([item]).join('\n'));
        await pause(LOOK_EVERY);
      }
    } finally {
      progress.end();
    }
  }
}

interface List {
  readonly items: readonly (ConsumerItem & { readonly version: number })[];
}

async function projectionsOf(api: Api): Promise<List['items']> {
  return (await api.get<List>('/projections')).items;
}

@Command({
  name: 'projections',
  description: 'What people read is built by projections of the log',
  subCommands: [ListProjectionsCommand, ProjectionStatusCommand, RebuildProjectionCommand],
})
export class ProjectionsCommand extends CommandGroup {}
