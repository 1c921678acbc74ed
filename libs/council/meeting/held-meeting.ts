import type { CommandMeta, Decided } from '#event-sourcing';
import { acceptAsIs, certainlyAfter, isDay, partId, refuse, refuseInput } from '#event-sourcing';
import { MOST_ITEMS } from './agenda.js';
import { BEYOND_COMPETENCE, isBeyondCompetence } from './competence.js';
import { compareFacts, textsOf } from './held-facts.js';
import { heldItemId } from './held-ids.js';
import type { HeldFacts } from './held-meeting.commands.js';
import type { Finding } from './irregular.js';
import { acceptUnlessFound } from './irregular.js';
import type { HeldMeetingRecorded, ItemPaper, MeetingEvent, Publicity } from './meeting.events.js';
import type { MeetingDecision, MeetingFacts, Of } from './meeting-decision.js';
import type { Item, KnownMeeting, Meeting } from './meeting.state.js';
import { itemOf, newItem } from './meeting.state.js';
import { outcomeProblem } from './outcome.js';
import { voteAsTold } from './vote.js';

/** A meeting from notes or an extract; where it is recorded already, what the source adds to it. */
export function decideHeldMeeting(
  { data, meta }: Of<'RecordHeldMeeting'>,
  meeting: Meeting,
  facts: MeetingFacts,
): MeetingDecision {
  const { sequence = 1, processes = [], items, ...rest } = data;
  if (certainlyAfter(data.heldOn, meta.today)) return refuse('meeting lies in the future');
  const held = { ...rest, sequence, processes, public: data.public ?? 'unknown' };
  const day = data.heldOn;
  if (meeting.status === 'unknown') {
    const first: HeldMeetingRecorded = { type: 'HeldMeetingRecorded', data: held };
    return recordItems(items, { meta, facts, day, meeting: heldState(held) }, [first]);
  }
  if (meeting.status === 'cancelled' || isOtherMeeting(held, meeting))
    return refuse('other facts are recorded already');
  return recordItems(items, { meta, facts, day, meeting }, whatIsMore(held, meeting));
}

/** What a further source tells of the meeting itself. */
function whatIsMore(held: HeldMeetingRecorded['data'], meeting: KnownMeeting): readonly Decided<MeetingEvent>[] {
  const links = held.processes.filter((process) => !meeting.processes.includes(process));
  const publicity = held.public === 'unknown' ? meeting.public : held.public;
  const fuller = meeting.status === 'held' && meeting.completeness === 'excerptOnly' && held.completeness === 'full';
  if (isBefore(meeting) || fuller || publicity !== meeting.public) {
    const completeness = meeting.status === 'held' && !fuller ? meeting.completeness : held.completeness;
    const processes = [...meeting.processes, ...links];
    return [{ type: 'HeldMeetingRecorded', data: { ...held, public: publicity, completeness, processes } }];
  }
  return links.map((process) => ({ type: 'MeetingLinkedToProcess', data: { process } }));
}

/** One more item; a planned meeting of which a document tells took place. */
export function decideHeldItem(
  { data: { meetingPublic = 'unknown', ...item }, meta }: Of<'RecordHeldItem'>,
  meeting: KnownMeeting,
  facts: MeetingFacts,
): MeetingDecision {
  if (certainlyAfter(meeting.when, meta.today)) return refuse('meeting lies in the future');
  if (contradict(meetingPublic, meeting.public)) return refuse('other facts are recorded already');
  const context = { meta, facts, day: meeting.when, meeting };
  const isToldPublicity = meeting.status === 'held' && meeting.public === 'unknown' && meetingPublic !== 'unknown';
  if (!isBefore(meeting) && !isToldPublicity) return recordItems([item], context, []);
  if (!isDay(meeting.when)) return refuseInput('meeting has no day yet', 'when');
  const { committee, sequence, processes, when: heldOn } = meeting;
  const publicity = meeting.public === 'unknown' ? meetingPublic : meeting.public;
  const completeness = meeting.status === 'held' ? meeting.completeness : 'excerptOnly';
  const held = { committee, heldOn, sequence, processes, public: publicity, completeness };
  return recordItems([item], context, [{ type: 'HeldMeetingRecorded', data: held }]);
}

interface HeldContext {
  readonly meta: CommandMeta;
  readonly facts: MeetingFacts;
  /** Everything told happened then. */
  readonly day: string;
  readonly meeting: KnownMeeting;
}

interface Told {
  readonly events: readonly Decided<MeetingEvent>[];
  readonly findings: readonly Finding[];
}

function recordItems(
  items: readonly HeldFacts[],
  context: HeldContext,
  first: readonly Decided<MeetingEvent>[],
): MeetingDecision {
  const numbers = items.map((item) => item.number);
  if (new Set(numbers).size < numbers.length) return refuse('number is taken by another item');
  let told: Told = { events: [], findings: [] };
  for (const [index, facts] of items.entries()) {
    const one = recordItem(facts, index, context);
    if ('accepted' in one) return one;
    told = { events: [...told.events, ...one.events], findings: [...told.findings, ...one.findings] };
  }
  const events = [...first, ...told.events];
  if (events.length === 0) return acceptAsIs('already imported');
  const dated = events.map((event) => ({ ...event, occurredOn: context.day }));
  return acceptUnlessFound(context.meta, told.findings, dated);
}

function recordItem(facts: HeldFacts, index: number, context: HeldContext): Told | MeetingDecision {
  const { meta, meeting } = context;
  const derived = heldItemId(meta.id, facts.number);
  const known = findItem(facts, derived, meeting);
  if (known === undefined) return addItem(facts, index, context);
  const comparison = compareFacts(facts, known, known.id === derived);
  if (comparison.result === 'contradicts') return refuse('other facts are recorded already');
  return tell(known, facts, index, context, comparison);
}

function addItem(facts: HeldFacts, index: number, context: HeldContext): Told | MeetingDecision {
  const { meta, meeting } = context;
  if (meeting.items.length + index >= MOST_ITEMS) return refuse('agenda is full');
  const derived = heldItemId(meta.id, facts.number);
  // An item that came from a source may have been renumbered since: its id stays its own.
  const id = itemOf(meeting, derived) === undefined ? derived : partId(meta.commandId, 'item', index);
  const { number, title, intent = 'unknown', paper = { kind: 'unknown' } } = facts;
  const shown = { number, title, intent, paper, public: facts.public ?? 'unknown' } as const;
  const item = newItem({ id, ...shown });
  const told = tell(item, facts, index, context, { texts: textsOf(facts), outcome: facts.outcome !== undefined });
  if ('accepted' in told) return told;
  return { ...told, events: [{ type: 'ItemAdded', data: { item: id, ...shown } }, ...told.events] };
}

/** The texts and the outcome, as far as they are new. */
function tell(
  item: Item,
  facts: HeldFacts,
  index: number,
  { meta, meeting, facts: { committee } }: HeldContext,
  adds: { readonly texts: Readonly<Record<string, string>> | object; readonly outcome: boolean },
): Told | MeetingDecision {
  const texts: readonly Decided<MeetingEvent>[] =
    Object.keys(adds.texts).length === 0 ? [] : [{ type: 'ItemTextsRecorded', data: { item: item.id, ...adds.texts } }];
  const { outcome } = facts;
  if (!adds.outcome || outcome === undefined) return { events: texts, findings: [] };
  const vote = voteAsTold(facts.vote ?? { kind: 'unknown' });
  const problem = outcomeProblem({ outcome, vote }, item, meeting, meta);
  if (problem !== undefined) return refuse(problem);
  const paper = known(facts.paper, item.paper);
  const intent = facts.intent === undefined || facts.intent === 'unknown' ? item.intent : facts.intent;
  const outcomeId = partId(meta.commandId, 'outcome', index);
  return {
    events: [
      ...texts,
      { type: 'ItemOutcomeRecorded', data: { item: item.id, outcomeId, outcome, intent, paper, vote } },
    ],
    findings: isBeyondCompetence(committee?.kind, outcome, paper)
      ? [{ violation: BEYOND_COMPETENCE, subject: outcomeId }]
      : [],
  };
}

function known(told: ItemPaper | undefined, recorded: ItemPaper): ItemPaper {
  return told === undefined || told.kind === 'unknown' ? recorded : told;
}

/** What came from a source with this number, even if it was renumbered since; else what has the number now. */
function findItem(facts: HeldFacts, derived: string, meeting: KnownMeeting): Item | undefined {
  const fromSource = itemOf(meeting, derived);
  if (fromSource !== undefined && compareFacts(facts, fromSource, true).result === 'adds') return fromSource;
  return meeting.items.find((item) => item.number === facts.number);
}

function isBefore({ status }: KnownMeeting): boolean {
  return status === 'planned' || status === 'invited';
}

function isOtherMeeting(held: HeldMeetingRecorded['data'], meeting: KnownMeeting): boolean {
  return (
    held.committee !== meeting.committee
    || held.heldOn !== meeting.when
    || held.sequence !== meeting.sequence
    || contradict(held.public, meeting.public)
  );
}

function contradict(...told: readonly Publicity[]): boolean {
  return told.includes('yes') && told.includes('no');
}

function heldState({ heldOn, ...held }: HeldMeetingRecorded['data']): KnownMeeting {
  return { ...held, status: 'held', when: heldOn, items: [], moves: [], guests: [], deviations: {} };
}
