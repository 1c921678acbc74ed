import type { Evidence } from '#event-sourcing';
import type { Api } from '../api/api.js';
import type { AccountEntry, Mark } from './account.js';
import type { Play } from './play.js';
import { until } from './until.js';

/** An event of the audit log, as far as the account needs it. */
export interface LoggedEvent {
  readonly event: string;
  readonly stream: string;
  readonly type: string;
  readonly actedBy: { readonly kind: string };
  readonly recordedAt: string;
  readonly evidence: Evidence;
}

/** The mark of an event: on what it rests, and whether a policy acted. `undefined`: the demo has no such mark. */
export function markOf({ evidence, actedBy }: Pick<LoggedEvent, 'evidence' | 'actedBy'>): Mark | undefined {
  switch (evidence.kind) {
    case 'document':
      return evidence.inferredFrom === undefined ? 'stated in the extract' : 'inferred';
    case 'illustration':
      return actedBy.kind === 'policy' ? 'illustration, by itself' : 'illustration';
    case 'system':
      return 'by itself';
    case 'oral':
      return undefined;
  }
}

/** Streams of facts. Claims of names and edges have the evidence of the command that needs them, and tell nothing more. */
const OF_FACTS = ['organisation', 'person', 'committee', 'strategyProcess', 'paper', 'meeting'].map((one) => `${one}-`);

/** Where the account and the log say different things. Empty: nowhere. */
export function differencesOf(entries: readonly AccountEntry[], log: readonly LoggedEvent[]): readonly string[] {
  const logged = new Map(log.map((one) => [one.event, one]));
  const told = entries.flatMap((entry) =>
    entry.events.length === 0
      ? [`"${entry.text}" tells of no event`]
      : entry.events.flatMap((id) => difference(entry, id, logged.get(id))),
  );
  const all = entries.flatMap(({ events }) => events);
  const times = Map.groupBy(all, (id) => id);
  const untold = log
    .filter(({ evidence, stream }) => evidence.kind === 'document' && OF_FACTS.some((one) => stream.startsWith(one)))
    .filter(({ event }) => times.get(event)?.length !== 1)
    .map(({ type, event }) => `${type} ${event}, which rests on the extract, is not told once`);
  return [...told, ...untold];
}

function difference({ text, mark, passage }: AccountEntry, id: string, event: LoggedEvent | undefined): string[] {
  if (event === undefined) return [`"${text}" tells of an event that the log does not have: ${id}`];
  const logged = markOf(event);
  if (logged !== mark) return [`"${text}" is marked "${mark}", ${event.type} in the log "${logged ?? 'orally'}"`];
  const from = event.evidence.kind === 'document' ? event.evidence.inferredFrom : undefined;
  return from === passage ? [] : [`"${text}" is inferred from "${passage ?? ''}", ${event.type} from "${from ?? ''}"`];
}

/** All pages of a list. */
export async function everything<T>(api: Api, path: string, atLeast: string): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = `limit=200&atLeast=${atLeast}${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const page: Page<T> = await api.get(`${path}${path.includes('?') ? '&' : '?'}${query}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

interface Done {
  readonly policy: string;
  readonly types: readonly string[];
  /** Of this stream alone. */
  readonly stream?: string;
  readonly count: number;
}

/** Ids of the events that came of the commands of a policy, as soon as there are so many. @throws WentOtherwise */
export async function doneBy(play: Play, auditor: Api, { policy, types, stream, count }: Done): Promise<string[]> {
  const of = types.map((type) => `&type=${type}`).join('');
  const within = stream === undefined ? '' : `&stream=${stream}`;
  const { items } = await until<Page<LoggedEvent>>(play, {
    ...{ reader: auditor, policy, path: `/audit/events?limit=200&actor=policy:${policy}${of}${within}` },
    ...{ isSo: (page) => page.items.length >= count, what: `do what is told of it (${types.join(', ')})` },
  });
  return items.map(({ event }) => event);
}
