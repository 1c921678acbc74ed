import type { CommandMeta, Decided } from '#event-sourcing';
import { acceptAsIs, partId, refuse } from '#event-sourcing';
import type { ItemPaper, ItemTexts } from '../agenda/agenda-item.js';
import type { Item } from '../agenda/agenda.state.js';
import { MOST_ITEMS, newItem } from '../agenda/agenda.state.js';
import type { Finding } from '../findings.js';
import { acceptUnlessFound } from '../findings.js';
import type { MeetingDecision, MeetingFacts } from '../meeting-decision.js';
import type { MeetingEvent } from '../meeting.events.js';
import type { KnownMeeting } from '../meeting.state.js';
import { itemOf } from '../meeting.state.js';
import { BEYOND_COMPETENCE, isBeyondCompetence } from '../outcome/competence.js';
import { outcomeProblem } from '../outcome/outcome-rules.js';
import { completeVote } from '../outcome/vote.js';
import { heldItemId } from './held-ids.js';
import type { HeldFacts } from './held-meeting.commands.js';
import { compareFacts, textsOf } from './source-comparison.js';

interface HeldContext {
  readonly meta: CommandMeta;
  readonly facts: MeetingFacts;
  /** The day of all that the source records. */
  readonly day: string;
  readonly meeting: KnownMeeting;
}

interface ItemFacts {
  readonly events: readonly Decided<MeetingEvent>[];
  readonly findings: readonly Finding[];
}

/** Records the items of a source, as far as they are new. */
export function recordItems(
  items: readonly HeldFacts[],
  context: HeldContext,
  first: readonly Decided<MeetingEvent>[],
): MeetingDecision {
  const numbers = items.map((item) => item.number);
  if (new Set(numbers).size < numbers.length) return refuse('number is taken by another item');
  let all: ItemFacts = { events: [], findings: [] };
  for (const [index, facts] of items.entries()) {
    const one = recordItem(facts, index, context);
    if ('accepted' in one) return one;
    all = { events: [...all.events, ...one.events], findings: [...all.findings, ...one.findings] };
  }
  const events = [...first, ...all.events];
  if (events.length === 0) return acceptAsIs('already imported');
  const dated = events.map((event) => ({ ...event, occurredOn: context.day }));
  return acceptUnlessFound(context.meta, all.findings, dated);
}

function recordItem(facts: HeldFacts, index: number, context: HeldContext): ItemFacts | MeetingDecision {
  const { meta, meeting } = context;
  const derived = heldItemId(meta.id, facts.number);
  const known = findItem(facts, derived, meeting);
  if (known === undefined) return addItem(facts, index, context);
  const comparison = compareFacts(facts, known, known.id === derived);
  if (comparison.result === 'contradicts') return refuse('other facts are recorded already');
  return recordFacts(known, facts, index, context, comparison);
}

function addItem(facts: HeldFacts, index: number, context: HeldContext): ItemFacts | MeetingDecision {
  const { meta, meeting } = context;
  if (meeting.items.length + index >= MOST_ITEMS) return refuse('agenda is full');
  const derived = heldItemId(meta.id, facts.number);
  // An item that came from a source may have been renumbered since: its id stays its own.
  const id = itemOf(meeting, derived) === undefined ? derived : partId(meta.commandId, 'item', index);
  const { number, title, intent = 'unknown', paper = { kind: 'unknown' } } = facts;
  const shown = { number, title, intent, paper, public: facts.public ?? 'unknown' } as const;
  const item = newItem({ id, ...shown });
  const further = recordFacts(item, facts, index, context, {
    texts: textsOf(facts),
    outcome: facts.outcome !== undefined,
  });
  if ('accepted' in further) return further;
  return { ...further, events: [{ type: 'ItemAdded', data: { item: id, ...shown } }, ...further.events] };
}

/** The texts and the outcome, as far as they are new. */
function recordFacts(
  item: Item,
  facts: HeldFacts,
  index: number,
  { meta, meeting, facts: { committee } }: HeldContext,
  adds: { readonly texts: ItemTexts; readonly outcome: boolean },
): ItemFacts | MeetingDecision {
  const texts: readonly Decided<MeetingEvent>[] =
    Object.keys(adds.texts).length === 0 ? [] : [{ type: 'ItemTextsRecorded', data: { item: item.id, ...adds.texts } }];
  const { outcome } = facts;
  if (!adds.outcome || outcome === undefined) return { events: texts, findings: [] };
  const vote = completeVote(facts.vote ?? { kind: 'unknown' });
  const problem = outcomeProblem({ outcome, vote }, item, meeting, meta);
  if (problem !== undefined) return refuse(problem);
  const paper = knownPaper(facts.paper, item.paper);
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

function knownPaper(named: ItemPaper | undefined, recorded: ItemPaper): ItemPaper {
  return named === undefined || named.kind === 'unknown' ? recorded : named;
}

/** The item that came from a source with this number, even if renumbered since; else the one with the number now. */
function findItem(facts: HeldFacts, derived: string, meeting: KnownMeeting): Item | undefined {
  const fromSource = itemOf(meeting, derived);
  if (fromSource !== undefined && compareFacts(facts, fromSource, true).result === 'adds') return fromSource;
  return meeting.items.find((item) => item.number === facts.number);
}
