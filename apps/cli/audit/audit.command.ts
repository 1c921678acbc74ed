import { Inject } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import type { Api } from '../api.js';
import { ServerAccess } from '../server-access.js';
import { notBlank, wholeNumber } from '../terminal/option-values.js';
import { Terminal } from '../terminal/terminal.js';
import type { EventItem } from './event-table.js';
import { auditTable } from './event-table.js';

interface Options {
  readonly type?: string;
  readonly stream?: string;
  readonly actor?: string;
  readonly correlation?: string;
  readonly after?: string;
  readonly limit?: number;
  readonly json?: true;
}

const FILTERS = ['type', 'stream', 'actor', 'correlation', 'after', 'limit'] as const;

interface Events {
  readonly items: readonly EventItem[];
}

/** The table shows a position without the log's id. */
async function positionOf(api: Api, number: string): Promise<string> {
  const { items } = await api.get<Events>('/audit/events?limit=1');
  return items[0]?.position.replace(/\d+$/u, number) ?? number;
}

@Command({
  name: 'audit',
  description: 'Show events of the whole log: what, when it was true, when it was written, who, on what it rests',
})
export class AuditCommand extends CommandRunner {
  constructor(
    @Inject(Terminal) private readonly terminal: Terminal,
    @Inject(ServerAccess) private readonly server: ServerAccess,
  ) {
    super();
  }

  async run(_arguments: string[], options: Options): Promise<void> {
    const query = new URLSearchParams();
    for (const name of FILTERS) {
      const value = options[name];
      if (value !== undefined) query.set(name, String(value));
    }
    const api = this.server.api();
    if (/^\d+$/u.test(options.after ?? '')) query.set('after', await positionOf(api, options.after ?? ''));
    const { items } = await api.get<Events>(`/audit/events?${query.toString()}`);
    if (options.json === true) this.terminal.printJson(items);
    else this.terminal.print(items.length === 0 ? 'No events.' : auditTable(items, this.terminal.width));
    const last = items.at(-1);
    if (last !== undefined && items.length >= (options.limit ?? PAGE))
      this.terminal.note(`more: --after ${last.position}`);
  }

  @Option({ flags: '--type <type>', description: 'exactly this type of event, such as ItemOutcomeRecorded' })
  parseType(text: string): string {
    return notBlank('--type', text);
  }

  @Option({ flags: '--stream <stream>', description: 'exactly this stream, such as meeting-<id>' })
  parseStream(text: string): string {
    return notBlank('--stream', text);
  }

  @Option({ flags: '--actor <id>', description: 'typed by this actor, or system, or policy:<name>' })
  parseActor(text: string): string {
    return notBlank('--actor', text);
  }

  @Option({ flags: '--correlation <id>', description: 'everything that came of one request' })
  parseCorrelation(text: string): string {
    return notBlank('--correlation', text);
  }

  @Option({
    flags: '--after <position>',
    description: 'events behind this position, as the table or an answer gave it',
  })
  parseAfter(text: string): string {
    return notBlank('--after', text);
  }

  @Option({ flags: '--limit <n>', description: 'how many at most, 1 to 200; without it 50' })
  parseLimit(text: string): number {
    return wholeNumber('--limit', text, 1, 200);
  }

  @Option({ flags: '--json', description: 'print a JSON list, with all metadata' })
  parseJson(): true {
    return true;
  }
}

const PAGE = 50;
