import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import { allPages } from '../all-pages.js';
import { ServerAccess } from '../server-access.js';
import { oneOf, uuid } from '../terminal/option-values.js';
import { Terminal } from '../terminal/terminal.js';
import type { EventItem } from './event-table.js';
import { historyTable } from './event-table.js';

const KINDS = [
  'processes',
  'organisations',
  'persons',
  'committees',
  'meetings',
  'papers',
  'progress-reports',
  'actors',
  'access-tokens',
] as const;

@Command({
  name: 'history',
  arguments: '<kind> <id>',
  argsDescription: { kind: KINDS.join(', '), id: 'of the entity' },
  description: 'Show every event of one entity, oldest first',
})
export class HistoryCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run([kind = '', id = '']: string[], { json }: { readonly json?: true }): Promise<void> {
    const path = `/${oneOf('<kind>', kind, KINDS)}/${uuid('<id>', id)}/history`;
    const events = await allPages<EventItem>(this.server.api(), path, 'after');
    if (json === true) this.terminal.printJson(events);
    else this.terminal.print(historyTable(events, this.terminal.width));
  }

  @Option({ flags: '--json', description: 'print a JSON list, with all metadata' })
  parseJson(): true {
    return true;
  }
}
