import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { Command } from '@commander-js/extra-typings';
import { ROLES } from '../../../libs/commands/roles.js';
import { allPages } from '../api/all-pages.js';
import type { Api } from '../api/api.js';
import { Refused } from '../api/problem.js';
import type { CommandContext } from '../command-context.js';
import { notBlank, oneOf, wholeNumber } from '../terminal/option-values.js';
import type { EventItem } from './event-table.js';
import { auditTable } from './event-table.js';

const FILTERS = ['stream', 'actor', 'correlation', 'role', 'evidence', 'text', 'after', 'limit'] as const;
type Filter = Readonly<Partial<Record<(typeof FILTERS)[number], string | number>>> & {
  readonly type?: readonly string[] | undefined;
};

/** The number of events that the server sends without `--limit`. */
const PAGE = 50;

export function auditCommand(context: CommandContext): CommandUnknownOpts {
  const { terminal } = context;
  return new Command('audit')
    .description('Show events of the whole log: what, when it was true, when it was written, who, on what it rests')
    .option('--type <type...>', 'exactly these types of event, such as ItemOutcomeRecorded')
    .option('--stream <stream>', 'exactly this stream, such as meeting-<id>', notBlank('--stream'))
    .option('--actor <id>', 'typed by this actor, or system, or policy:<name>', notBlank('--actor'))
    .option('--correlation <id>', 'everything that came of one request', notBlank('--correlation'))
    .option('--role <role>', 'typed by an actor who has or had this role', oneOf('--role', ROLES))
    .option('--evidence <kind>', 'resting on this: document, oral, system, illustration', notBlank('--evidence'))
    .option('--text <text>', 'in a text of the data, never in personal fields', notBlank('--text'))
    .option('--after <position>', 'events behind this position, as the table or an answer gave it', notBlank('--after'))
    .option('--limit <n>', 'how many at most, 1 to 200; without it 50', wholeNumber('--limit', 1, 200))
    .option('--json', 'print a JSON list, with all metadata')
    .action(async ({ json, ...filter }) => {
      const { limit = PAGE } = filter;
      const items = await eventsOf(context.api(), filter);
      if (json === true) terminal.printJson(items);
      else if (items.length === 0) terminal.print('No events.');
      else terminal.print(auditTable(items, terminal.width, await labelsOf(context.api())));
      const last = items.at(-1);
      if (last !== undefined && items.length >= limit) terminal.note(`more: --after ${last.position}`);
    });
}

/** Labels of actors by their ids; none for a caller who may not read actors. */
async function labelsOf(api: Api): Promise<ReadonlyMap<string, string>> {
  try {
    const actors = await allPages<{ readonly id: string; readonly label: string }>(api, '/actors');
    return new Map(actors.map(({ id, label }) => [id, label]));
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 403) return new Map();
    throw error;
  }
}

interface Events {
  readonly items: readonly EventItem[];
  readonly next: string | null;
}

async function eventsOf(api: Api, filter: Filter): Promise<Events['items']> {
  const query = new URLSearchParams();
  for (const name of FILTERS) {
    const value = filter[name];
    if (value !== undefined) query.set(name, String(value));
  }
  for (const type of filter.type ?? []) query.append('type', type);
  const after = query.get('after') ?? '';
  if (/^\d+$/u.test(after)) query.set('after', await positionOf(api, after));
  return await upTo(api, query, filter.limit ?? PAGE);
}

/** Asks on behind pages that a filter by text left short. */
async function upTo(api: Api, query: URLSearchParams, limit: number | string): Promise<Events['items']> {
  const found: EventItem[] = [];
  for (;;) {
    const { items, next } = await api.get<Events>(`/audit/events?${query.toString()}`);
    found.push(...items);
    if (next === null || found.length >= Number(limit)) return found.slice(0, Number(limit));
    query.set('cursor', next);
  }
}

/** The table shows a position without the log's id. */
async function positionOf(api: Api, number: string): Promise<string> {
  const { items } = await api.get<Events>('/audit/events?limit=1');
  return items[0]?.position.replace(/(?<!\d)\d+$/u, number) ?? number;
}
