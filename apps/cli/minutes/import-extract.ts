import type { Api } from '../api/api.js';
import { Refused } from '../api/problem.js';
import { Mistake } from '../terminal/mistakes.js';
import type { ExtractFacts } from './extract-facts.js';
import { germanDay } from './extract-facts.js';
import type { FoundIds, ImportOptions, Write } from './held-bodies.js';
import { committeeIdOf, constituteCommittee, heldItem, recordKnownPaper } from './held-bodies.js';
import { findCommittee, findMeeting, findPaper } from './lookups.js';
import type { KnownMeeting } from './lookups.js';
import type { RecordedItem } from './recorded-item.js';
import { inRecordedWords, isWhollyRecorded } from './recorded-item.js';
import type { Made } from './send-meeting.js';
import { post, sendMeeting } from './send-meeting.js';

export interface ImportResult {
  readonly status: 'imported' | 'already imported';
  readonly committee: string;
  readonly meeting: string;
  readonly paper: string | null;
  readonly made: Made;
  /** The position of the last written event, for `?atLeast=`; null without one. */
  readonly position: string | null;
}

/**
 * Sends the facts of an extract. Everything is looked up before anything is written, so that a refusal for missing data
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
  // Looked up after the meeting: another importer of the same extract records the paper before the meeting.
  const knownPaper = facts.paper === undefined ? undefined : await findPaper(api, facts.paper);
  if (!options.create) refuseMissing(facts, knownCommittee, knownPaper);
  const referredTo = facts.referredTo === undefined ? undefined : await findCommittee(api, facts.referredTo);
  const told = heldItem(facts, { committee: '', ...ids({ paper: knownPaper, referredTo }) });
  const recorded = meeting?.agenda.find(({ number }) => number === told.number);
  if (knownPaper === undefined) refuseOtherPaper(facts, recorded);
  await keepTexts(api, facts, isWhollyRecorded(inRecordedWords(told, recorded, facts.texts), recorded));
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
  const sent = await sendMeeting(api, facts, { committee: committee.id, item, meeting, options }).catch(
    (error: unknown) => {
      throw withTraces(error, first, meeting);
    },
  );
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

/** A new paper cannot belong to an item that has an outcome or another paper. */
function refuseOtherPaper({ paper, item }: ExtractFacts, recorded: RecordedItem | undefined): void {
  if (paper === undefined || recorded === undefined) return;
  if (recorded.paper.kind === 'unknown' && recorded.outcomes.length === 0) return;
  throw new Mistake(`Other facts are recorded already: TOP ${item.number} is not about the paper ${paper.reference}.`);
}

/** Of an item that is wholly recorded only the extract itself: it is the evidence of the commands that follow. */
async function keepTexts(api: Api, { texts, evidence }: ExtractFacts, isRecorded: boolean): Promise<void> {
  for (const [sha256, bytes] of texts) {
    if (!isRecorded || sha256 === evidence.sha256) await api.put(`/documents/${sha256}`, bytes);
  }
}

/** The id behind a name; `made` where this import recorded it. */
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

/** Sends a command; after a 409 it finds the record of another importer. @throws Refused */
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

/** Adds to a refusal the parts that were recorded before it and their places. */
function withTraces(error: unknown, made: readonly string[], meeting: KnownMeeting | undefined): unknown {
  if (!(error instanceof Refused)) return error;
  if (made.length > 0) error.message += `\n  ${made.join(' and ')} were recorded, the item was not`;
  if (meeting !== undefined) error.message += `\n  what is recorded: lenkwerk history meetings ${meeting.id}`;
  return error;
}
