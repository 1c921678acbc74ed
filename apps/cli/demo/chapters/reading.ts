import type { Evidence } from '#event-sourcing';
import type { LoggedEvent } from '../log.js';
import { differencesOf, everything, markOf } from '../log.js';
import type { Cast, Play } from '../play.js';
import { beginDay } from '../play.js';
import { expectEqual, expectThat } from '../went-otherwise.js';
import type { Process } from './process.js';

/** Reads back the overview, the time line, and the whole log, with which every mark of the account is compared. */
export async function readBack(play: Play, cast: Cast, process: Process): Promise<void> {
  const { position } = await beginDay(play, '2020-03-16', 'What can be read');
  const overview = await cast.auditor.get<Overview>(`/processes/${process.id}?atLeast=${position}`);
  expectEqual(overview.fieldsOfAction.length, 4, 'the number of fields of action');
  expectEqual(overview.mandate.kind, 'unknown', 'the mandate');
  play.account.readBack(
    `The overview of the process: ${overview.status}, lead ${overview.lead.name}, mandate unknown, ${overview.fieldsOfAction.length} fields of action, ${overview.context.length} entries of context.`,
  );
  tellTimeline(play, await everything<TimelineItem>(cast.auditor, `/processes/${process.id}/timeline`, position));
  await tellLateEntries(play, cast, position);
  await readLog(play, cast, position);
}

function tellTimeline({ account }: Play, items: readonly TimelineItem[]): void {
  const dated = items.filter(({ on }) => on !== 'unknown');
  const days = dated.map(({ on }) => on);
  expectThat(
    days.includes('2018-10') && days.includes('2019-02-14'),
    'the time line misses the invitation or the sitting',
  );
  account.readBack(
    `The time line of the process, by the days on which things happened: ${items.length} entries, of which ${items.length - dated.length} have no known day and stand at its end. The others:`,
  );
  account.excerpt(excerptOf(dated));
}

/** One row for equal events of a day. */
function excerptOf(items: readonly TimelineItem[]): readonly (readonly string[])[] {
  const rows = items.map((item) => [item.on, markOf(item) ?? 'oral', item.type] as const);
  const times = Map.groupBy(rows, (row) => row.join());
  return [...times.values()].flatMap((same) => {
    const [on, mark, type] = same[0] ?? [];
    if (on === undefined || mark === undefined || type === undefined) return [];
    return [[on, mark, same.length === 1 ? type : `${type} (${same.length})`]];
  });
}

async function tellLateEntries({ account }: Play, { auditor }: Cast, position: string): Promise<void> {
  const late = await everything<LateEntry>(auditor, '/late-entries', position);
  const invitation = late.find(({ type }) => type === 'ProcessEventInvited');
  expectEqual(invitation?.occurredOn, '2018-10', 'the late entry of the invitation');
  account.readBack(
    `The register of late entries: ${late.length} facts were recorded more than 14 days after they happened, such as the invitation of October 2018 on ${invitation?.recordedOn ?? ''}.`,
  );
}

async function readLog({ account }: Play, { auditor }: Cast, position: string): Promise<void> {
  const events = await everything<LoggedEvent>(auditor, '/audit/events', position);
  const [first] = differencesOf(account.entries, events);
  expectThat(first === undefined, first ?? '');
  const marks = Map.groupBy(events, markOf);
  const [stated = 0, inferred = 0, made = 0, caused = 0] = (
    ['stated in the extract', 'inferred', 'illustration', 'illustration, by itself'] as const
  ).map((mark) => marks.get(mark)?.length);
  account.readBack(
    `The audit log: ${events.length} events. ${stated} rest on what the extract states and ${inferred} on what is inferred from it; ${made} are illustration, and ${caused} the work of policies because of one; ${events.length - stated - inferred - made - caused} are by the engine itself (set-up, policies). Every fact told above has the mark of its events.`,
    'who typed, who acted, what, when it happened, when it was written, on what it rests',
  );
}

interface TimelineItem {
  readonly on: string;
  readonly type: string;
  readonly actedBy: { readonly kind: string };
  readonly evidence: Evidence;
}

interface LateEntry {
  readonly type: string;
  readonly occurredOn: string;
  readonly recordedOn: string;
}

interface Overview {
  readonly status: string;
  readonly lead: { readonly name: string };
  readonly mandate: { readonly kind: string };
  readonly fieldsOfAction: readonly object[];
  readonly context: readonly object[];
}
