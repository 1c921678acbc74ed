import type { HeldFacts } from '#council';
import type { Api, CommandAnswer } from '../api/api.js';
import { Refused } from '../api/problem.js';
import { Mistake } from '../terminal/mistakes.js';
import type { ExtractFacts } from './extract-facts.js';
import { germanDay } from './extract-facts.js';
import type { FoundIds, ImportOptions, Write } from './held-bodies.js';
import {
  committeeIdOf,
  constituteCommittee,
  heldItem,
  linkToProcess,
  recordHeldItem,
  recordHeldMeeting,
  recordKnownPaper,
} from './held-bodies.js';
import { findCommittee, findMeeting, findPaper } from './lookups.js';
import type { KnownMeeting } from './lookups.js';
import type { RecordedItem } from './recorded-item.js';
import { inRecordedWords, isWhollyRecorded } from './recorded-item.js';

export interface ImportResult {
  readonly status: 'imported' | 'already imported';
  readonly committee: string;
  readonly meeting: string;
  readonly paper: string | null;
  /** What was not known before, and the link to a process. */
  readonly made: readonly ('committee' | 'paper' | 'meeting' | 'item' | 'link to the process')[];
  /** Of the last event written, for `?atLeast=`; null where nothing was. */
  readonly position: string | null;
}

/**
 * Sends what an extract says. Everything is looked up before anything is written, so that a refusal for what is missing
 * changes nothing; texts are kept before the events that name their hashes.
 * @throws Mistake, Refused
 */
export async function importExtract(
  api: Api,
  facts: ExtractFacts,
  options: ImportOptions & { readonly create: boolean },
): Promise<ImportResult> {
  await refuseFuture(api, facts);
  const knownCommittee = await findCommittee(api, facts.committee);
  const meeting =
    knownCommittee === undefined ? undefined : await findMeeting(api, knownCommittee, facts.day, options.sequence);
  // Looked up after the meeting, since whoever else imports it now records the paper before the meeting.
  const knownPaper = facts.paper === undefined ? undefined : await findPaper(api, facts.paper);
  if (!options.create) refuseMissing(facts, knownCommittee, knownPaper);
  const referredTo = facts.referredTo === undefined ? undefined : await findCommittee(api, facts.referredTo);
  const told = heldItem(facts, { committee: '', ...ids({ paper: knownPaper, referredTo }) });
  const recorded = meeting?.agenda.find(({ number }) => number === told.number);
  if (knownPaper === undefined) refuseOtherPaper(facts, recorded);
  if (!isWhollyRecorded(inRecordedWords(told, recorded, facts.texts), recorded)) await keepTexts(api, facts);
  const committee =
    knownCommittee === undefined ? await makeCommittee(api, facts) : { id: knownCommittee, made: false };
  const paper =
    knownPaper === undefined ? await makePaper(api, facts, committee.id, options) : { id: knownPaper, made: false };
  const item = inRecordedWords(
    heldItem(facts, { committee: committee.id, ...ids({ paper: paper?.id, referredTo }) }),
    recorded,
    facts.texts,
  );
  const first = [
    ...(committee.made ? (['committee'] as const) : []),
    ...(paper?.made === true ? (['paper'] as const) : []),
  ];
  const sent = await send(api, facts, { committee: committee.id, item, meeting, options }).catch((error: unknown) => {
    throw telling(error, first, meeting);
  });
  const made = [...first, ...sent.made];
  const status = made.length === 0 && !sent.changed ? 'already imported' : 'imported';
  return { status, committee: committee.id, meeting: sent.id, paper: paper?.id ?? null, made, position: sent.position };
}

function ids(found: { paper: string | undefined; referredTo: string | undefined }): Omit<FoundIds, 'committee'> {
  const { paper, referredTo } = found;
  return { ...(paper !== undefined && { paper }), ...(referredTo !== undefined && { referredTo }) };
}

function refuseMissing(facts: ExtractFacts, committee: string | undefined, paper: string | undefined): void {
  const missing = [
    ...(committee === undefined ? [`the committee "${facts.committee}"`] : []),
    ...(facts.paper !== undefined && paper === undefined
      ? [`the paper ${facts.paper.reference} of ${facts.paper.year}`]
      : []),
  ];
  if (missing.length === 0) return;
  throw new Mistake(`Not known yet: ${missing.join(' and ')}. Nothing was changed; --create records what is missing.`);
}

/** The server would refuse the meeting only when committee and paper are recorded. */
async function refuseFuture(api: Api, { day }: ExtractFacts): Promise<void> {
  const { today } = await api.get<{ readonly today: string }>('/clock');
  if (day > today)
    throw new Mistake(`The sitting of ${germanDay(day)} lies in the future (today is ${germanDay(today)}).`);
}

/** A paper that nobody knew cannot be the item's where the item is done with or has another one. */
function refuseOtherPaper({ paper, item }: ExtractFacts, recorded: RecordedItem | undefined): void {
  if (paper === undefined || recorded === undefined) return;
  if (recorded.paper.kind === 'unknown' && recorded.outcomes.length === 0) return;
  throw new Mistake(`Other facts are recorded already: TOP ${item.number} is not about the paper ${paper.reference}.`);
}

async function keepTexts(api: Api, { texts }: ExtractFacts): Promise<void> {
  for (const [sha256, bytes] of texts) await api.put(`/documents/${sha256}`, bytes);
}

/** What stands behind a name; `made` where nobody else was faster. */
interface Found {
  readonly id: string;
  readonly made: boolean;
}

async function makeCommittee(api: Api, facts: ExtractFacts): Promise<Found> {
  const id = committeeIdOf(facts.committee);
  return await sendOr(api, constituteCommittee(facts), async () => {
    // The stream itself is never behind.
    await api.get(`/committees/${id}/history?limit=1`);
    return id;
  });
}

async function makePaper(
  api: Api,
  facts: ExtractFacts,
  committee: string,
  options: ImportOptions,
): Promise<Found | undefined> {
  const { paper } = facts;
  if (paper === undefined) return undefined;
  return await sendOr(api, recordKnownPaper(facts, paper, committee, options), () => findPaper(api, paper));
}

/** What was made; after a 409 what another importer made meanwhile. @throws Refused */
async function sendOr(api: Api, write: Write, find: () => Promise<string | undefined>): Promise<Found> {
  try {
    const { id, events } = await post(api, write);
    return { id, made: events.length > 0 };
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.status !== 409) throw error;
    const found = await find().catch(() => undefined);
    if (found === undefined) throw error;
    return { id: found, made: false };
  }
}

/** A refusal together with what it leaves behind and where to look. */
function telling(error: unknown, made: readonly string[], meeting: KnownMeeting | undefined): unknown {
  if (!(error instanceof Refused)) return error;
  if (made.length > 0) error.message += `\n  ${made.join(' and ')} were recorded, the item was not`;
  if (meeting !== undefined) error.message += `\n  what is recorded: lenkwerk history meetings ${meeting.id}`;
  return error;
}

interface Told {
  readonly committee: string;
  readonly item: HeldFacts;
  readonly meeting: KnownMeeting | undefined;
  readonly options: ImportOptions;
}

interface Sent {
  readonly id: string;
  readonly changed: boolean;
  readonly made: ImportResult['made'];
  readonly position: string | null;
}

async function send(api: Api, facts: ExtractFacts, { committee, item, meeting, options }: Told): Promise<Sent> {
  if (meeting === undefined) {
    const answer = await post(api, recordHeldMeeting(facts, committee, item, options));
    const changed = answer.events.length > 0;
    return {
      id: answer.id,
      changed,
      made: changed ? ['meeting', 'item'] : [],
      position: changed ? answer.position : null,
    };
  }
  const answer = await post(api, recordHeldItem(meeting.id, item, facts));
  // A key that was used before gets its first answer again: only a later revision is a change.
  const changed = answer.events.length > 0 && BigInt(answer.revision) > BigInt(meeting.revision);
  const isNew = changed && !meeting.agenda.some(({ number }) => number === item.number);
  const { process } = options;
  const links = process !== undefined && !meeting.processes.includes(process);
  const linked = links ? await post(api, linkToProcess(meeting.id, process, facts)) : undefined;
  return {
    id: meeting.id,
    changed,
    made: [...(isNew ? (['item'] as const) : []), ...(links ? (['link to the process'] as const) : [])],
    position: linked?.position ?? (changed ? answer.position : null),
  };
}

async function post(api: Api, { path, body, key }: Write): Promise<CommandAnswer> {
  return await api.post(path, body, { 'idempotency-key': key });
}
