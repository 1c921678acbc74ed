import type { Decided, Difference } from '#event-sourcing';
import { acceptAsIs, partId, refuse, refuseDifferences } from '#event-sourcing';
import type { ItemPaper } from '../agenda/agenda-item.js';
import { areDifferentParts } from '../agenda/agenda-item.js';
import type { Item } from '../agenda/agenda.state.js';
import { isIdTaken, MOST_ITEMS, newItem } from '../agenda/agenda.state.js';
import { acceptUnlessFound } from '../findings.js';
import type { MeetingDecision } from '../meeting-decision.js';
import type { MeetingEvent } from '../meeting.events.js';
import { outcomeProblem } from '../outcome/outcome-rules.js';
import type { Vote } from '../outcome/vote.js';
import { completeVote, voteProblem } from '../outcome/vote.js';
import { findItem, itemIdsOf } from './find-item.js';
import type { HeldContext, RecordedFacts } from './held-context.js';
import { foundIn, foundInResults } from './held-context.js';
import type { Added } from './source-comparison.js';
import { compareFacts, textsOf } from './source-comparison.js';
import type { SourceItem } from './source-item.js';
import { paperOfOutcome } from './source-item.js';
import { correctItem } from './text-correction.js';

/** Records the items of a source, as far as they are new: all of them, or none where one is refused. */
export function recordItems(
  items: readonly SourceItem[],
  context: HeldContext,
  first: readonly Decided<MeetingEvent>[],
): MeetingDecision {
  if (hasNumberTwice(items)) return refuse('number is taken by another item');
  let all: RecordedFacts = { events: [], findings: [] };
  const differences: Difference[] = [];
  for (const [index, facts] of items.entries()) {
    const one = recordItem(facts, index, context);
    if ('differences' in one) differences.push(...one.differences);
    else if ('accepted' in one) return one;
    else all = { events: [...all.events, ...one.events], findings: [...all.findings, ...one.findings] };
  }
  if (differences.length > 0) return refuseDifferences('other facts are recorded already', differences);
  const events = [...first, ...all.events];
  if (events.length === 0) return acceptAsIs('already imported');
  const dated = events.map((event) => ({ ...event, occurredOn: context.day }));
  return acceptUnlessFound(context.meta, all.findings, dated);
}

function hasNumberTwice(items: readonly SourceItem[]): boolean {
  return items.some(({ number, part }, index) =>
    items.slice(0, index).some((other) => other.number === number && !areDifferentParts(other.part, part)),
  );
}

function recordItem(
  facts: SourceItem,
  index: number,
  context: HeldContext,
): RecordedFacts | MeetingDecision | { readonly differences: readonly Difference[] } {
  const { meta, meeting, correction } = context;
  const { references = {} } = context.facts;
  const known = findItem(facts, meta.id, meeting, references);
  if (known === undefined) return addItem(facts, index, context);
  const fromSource = itemIdsOf(facts, meta.id).includes(known.id);
  const comparison = compareFacts(facts, known, { fromSource, isCorrection: correction !== undefined, references });
  const { differences, adds } = comparison;
  if (differences.length > 0 && correction === undefined) {
    return { differences: differences.map((one) => ({ ...one, field: context.fieldOf(index) + one.field })) };
  }
  if (correction === undefined) return recordFacts(known, facts, index, context, adds);
  const corrected = correctItem(known, facts, comparison, context, correction);
  if ('accepted' in corrected) return corrected;
  const further = recordFacts(known, facts, index, context, { ...adds, texts: {} });
  if ('accepted' in further) return further;
  return {
    events: [...corrected.events, ...further.events],
    findings: [...corrected.findings, ...further.findings],
  };
}

function addItem(facts: SourceItem, index: number, context: HeldContext): RecordedFacts | MeetingDecision {
  const { meta, meeting } = context;
  if (meeting.items.length + index >= MOST_ITEMS) return refuse('agenda is full');
  const [derived] = itemIdsOf(facts, meta.id);
  // An item that came from a source may have been renumbered or taken off since: its id stays its own.
  const id = isIdTaken(meeting, derived) ? partId(meta.commandId, 'item', index) : derived;
  const { number, title, part, intent = 'unknown', paper = { kind: 'unknown' } } = facts;
  const shown = { number, title, intent, paper, public: facts.public ?? 'unknown', part } as const;
  const item = newItem({ id, ...shown });
  const further = recordFacts(item, facts, index, context, {
    texts: textsOf(facts),
    outcome: facts.outcome !== undefined,
    furtherOutcomes: (facts.furtherOutcomes ?? []).length > 0,
    paperOutcomes: (facts.paperOutcomes ?? []).length > 0,
    findings: facts.findings ?? [],
  });
  if ('accepted' in further) return further;
  return { ...further, events: [{ type: 'ItemAdded', data: { item: id, ...shown } }, ...further.events] };
}

/** The texts, the findings and the outcomes, as far as they are new. */
function recordFacts(
  item: Item,
  facts: SourceItem,
  index: number,
  context: HeldContext,
  adds: Added,
): RecordedFacts | MeetingDecision {
  const texts: readonly Decided<MeetingEvent>[] =
    Object.keys(adds.texts).length === 0 ? [] : [{ type: 'ItemTextsRecorded', data: { item: item.id, ...adds.texts } }];
  const findings = adds.findings.map((one): Decided<MeetingEvent> => ({
    type: 'ItemFindingRecorded',
    data: { item: item.id, ...one },
  }));
  const binding = adds.outcome ? recordBinding(item, facts, index, context) : NOTHING;
  if ('accepted' in binding) return binding;
  const others = recordOthers(item, facts, context, adds);
  if ('accepted' in others) return others;
  return {
    events: [...texts, ...findings, ...binding.events, ...others.events],
    findings: [...binding.findings, ...others.findings],
  };
}

const NOTHING: RecordedFacts = { events: [], findings: [] };

function recordBinding(
  item: Item,
  facts: SourceItem,
  index: number,
  context: HeldContext,
): RecordedFacts | MeetingDecision {
  const { meta, meeting } = context;
  const { outcome } = facts;
  if (outcome === undefined) return NOTHING;
  const vote: Vote = completeVote(facts.vote ?? { kind: 'unknown' });
  const problem = outcomeProblem({ outcome, vote }, item, meeting, meta);
  if (problem !== undefined) return refuse(problem);
  const paper = paperOfOutcome(namedPaper(facts.paper, item.paper), facts);
  const intent = facts.intent === undefined || facts.intent === 'unknown' ? item.intent : facts.intent;
  const outcomeId = partId(meta.commandId, 'outcome', index);
  return {
    events: [{ type: 'ItemOutcomeRecorded', data: { item: item.id, outcomeId, outcome, intent, paper, vote } }],
    findings: foundIn(outcome, paper, outcomeId, context),
  };
}

/** The acts beside the binding one, and the results of single papers. */
function recordOthers(
  item: Item,
  { furtherOutcomes = [], paperOutcomes = [] }: SourceItem,
  context: HeldContext,
  adds: Added,
): RecordedFacts | MeetingDecision {
  const wrong = [...furtherOutcomes, ...paperOutcomes]
    .map(({ outcome, vote }) => voteProblem(outcome, vote, undefined))
    .find((problem) => problem !== undefined);
  if (wrong !== undefined) return refuse(wrong);
  const outcomeId = partId(context.meta.commandId, 'paperOutcome', 0);
  return {
    events: [
      ...(adds.furtherOutcomes
        ? [{ type: 'FurtherOutcomesRecorded', data: { item: item.id, outcomes: furtherOutcomes } } as const]
        : []),
      ...(adds.paperOutcomes
        ? [{ type: 'PaperOutcomesRecorded', data: { item: item.id, outcomeId, papers: paperOutcomes } } as const]
        : []),
    ],
    findings: adds.paperOutcomes ? foundInResults(paperOutcomes, outcomeId, context) : [],
  };
}

function namedPaper(named: ItemPaper | undefined, recorded: ItemPaper): ItemPaper {
  return named === undefined || named.kind === 'unknown' ? recorded : named;
}
