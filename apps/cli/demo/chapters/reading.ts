import type { Evidence } from '#event-sourcing';
import type { Api } from '../../api/api.js';
import type { Mark } from '../account.js';
import type { Cast, Play } from '../play.js';
import { beginDay } from '../play.js';
import { expectEqual, expectThat } from '../went-otherwise.js';
import type { Process } from './process.js';

/** Reads back the overview, the time line, and the whole log with the evidence of each event. */
export async function readBack(play: Play, cast: Cast, process: Process): Promise<void> {
  const { position } = await beginDay(play, '2020-03-16', 'What can be read');
  const overview = await cast.auditor.get<Overview>(`/processes/${process.id}?atLeast=${position}`);
  expectEqual(overview.fieldsOfAction.length, 4, 'the number of fields of action');
  expectEqual(overview.mandate.kind, 'unknown', 'the mandate');
  play.account.fact(
    'read back',
    `The overview of the process: ${overview.status}, lead ${overview.lead.name}, mandate unknown, ${overview.fieldsOfAction.length} fields of action, ${overview.context.length} entries of context.`,
  );
  tellTimeline(play, await everything<TimelineItem>(cast.auditor, `/processes/${process.id}/timeline`, position));
  await readLog(play, cast, position);
}

function tellTimeline({ account }: Play, items: readonly TimelineItem[]): void {
  const dated = items.filter(({ on }) => on !== 'unknown');
  const days = dated.map(({ on }) => on);
  expectThat(
    days.includes('2018-10') && days.includes('2019-02-14'),
    'the time line misses the invitation or the sitting',
  );
  account.fact(
    'read back',
    `The time line of the process, by what was true when: ${items.length} entries, of which ${items.length - dated.length} have no known day and stand at its end. The others:`,
  );
  account.excerpt(excerptOf(dated));
}

/** One row for equal events of a day. */
function excerptOf(items: readonly TimelineItem[]): readonly (readonly string[])[] {
  const rows = items.map(({ on, type, evidence }) => [on, markOf(evidence), type] as const);
  const times = Map.groupBy(rows, (row) => row.join());
  return [...times.values()].flatMap((same) => {
    const [on, mark, type] = same[0] ?? [];
    if (on === undefined || mark === undefined || type === undefined) return [];
    return [[on, mark, same.length === 1 ? type : `${type} (${same.length})`]];
  });
}

function markOf({ kind }: Evidence): Mark {
  switch (kind) {
    case 'document':
    case 'oral':
      return 'stated in the extract';
    case 'system':
      return 'by itself';
    case 'illustration':
      return 'illustration';
  }
}

async function readLog({ account }: Play, { auditor }: Cast, position: string): Promise<void> {
  const events = await everything<{ readonly evidence: Evidence }>(auditor, '/audit/events', position);
  const count = (kind: Evidence['kind']): number => events.filter(({ evidence }) => evidence.kind === kind).length;
  const [document, illustration] = [count('document'), count('illustration')];
  expectThat(document > 0 && illustration > 0, 'the log holds nothing that is stated, or no illustration');
  account.fact(
    'read back',
    `The audit log: ${events.length} events, of which ${document} rest on the extract, ${illustration} are illustration and ${events.length - document - illustration} are the engine's own (set-up, policies).`,
    'who typed, who acted, what, when it was true, when it was written, on what it rests',
  );
}

/** All pages of a list. */
async function everything<T>(api: Api, path: string, atLeast: string): Promise<readonly T[]> {
  const items: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Page<T> = await api.get(
      `${path}?limit=200&atLeast=${atLeast}${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

interface TimelineItem {
  readonly on: string;
  readonly type: string;
  readonly evidence: Evidence;
}

interface Overview {
  readonly status: string;
  readonly lead: { readonly name: string };
  readonly mandate: { readonly kind: string };
  readonly fieldsOfAction: readonly object[];
  readonly context: readonly object[];
}
