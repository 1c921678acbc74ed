import type { Decided } from '#event-sourcing';
import { partId, refuse } from '#event-sourcing';
import type { ItemPaper } from '../agenda/agenda-item.js';
import type { Item } from '../agenda/agenda.state.js';
import type { MeetingDecision } from '../meeting-decision.js';
import type { TextCorrection } from '../item-facts.js';
import type { ItemFacts, MeetingEvent } from '../meeting.events.js';
import { countingOutcomes } from '../outcome/outcome.state.js';
import { outcomeProblem, sequenceProblem } from '../outcome/outcome-rules.js';
import { completeVote } from '../outcome/vote.js';
import type { HeldContext, RecordedFacts } from './held-context.js';
import { foundIn, foundInResults } from './held-context.js';
import type { Comparison } from './source-comparison.js';
import { bindingOutcome, knownPaper, otherTexts } from './source-comparison.js';
import type { SourceItem } from './source-item.js';
import { paperOfOutcome } from './source-item.js';

/**
 * The facts that a corrected text states otherwise, as corrections; the former ones stay in the history. The event's evidence is
 * the corrected text, and `formerDocument` is the text that they rest on.
 */
export function correctItem(
  item: Item,
  facts: SourceItem,
  { differences }: Comparison,
  context: HeldContext,
  why: Omit<TextCorrection, 'formerDocument'>,
): RecordedFacts | MeetingDecision {
  const fields = new Set(differences.map(({ field }) => field));
  // A text about another item, with a number that was misread.
  if (fields.has('title') && fields.has('paper')) return refuse('neither title nor paper of the item agree');
  const outcome = correctedOutcome(item, facts, fields, context, why);
  if ('accepted' in outcome) return outcome;
  const texts = otherTexts(facts, item.texts);
  return {
    events: [
      ...correctedFacts(item, facts, fields, why),
      ...(Object.keys(texts).length > 0 ? [recordedTexts(item, texts)] : []),
      ...outcome.events,
      ...correctedResults(item, facts, fields, context, why),
    ],
    findings: [
      ...outcome.findings,
      ...(fields.has('paperOutcomes')
        ? foundInResults(facts.paperOutcomes ?? [], partId(context.meta.commandId, 'paperOutcome', 0), context)
        : []),
    ],
  };
}

function recordedTexts(item: Item, texts: object): Decided<MeetingEvent> {
  return { type: 'ItemTextsRecorded', data: { item: item.id, ...texts } };
}

function correctedFacts(
  item: Item,
  { title, intent = 'unknown', public: publicity = 'unknown', paper = { kind: 'unknown' } }: SourceItem,
  fields: ReadonlySet<string>,
  why: Omit<TextCorrection, 'formerDocument'>,
): readonly Decided<MeetingEvent>[] {
  const stated: ItemFacts = { title, intent, public: publicity, paper };
  const recorded: ItemFacts = { title: item.title, intent: item.intent, public: item.public, paper: knownPaper(item) };
  const names = (['title', 'intent', 'public', 'paper'] as const).filter((name) => fields.has(name));
  if (names.length === 0) return [];
  const now: Partial<ItemFacts> = Object.fromEntries(names.map((name) => [name, stated[name]]));
  const former: Partial<ItemFacts> = Object.fromEntries(names.map((name) => [name, recorded[name]]));
  return [{ type: 'ItemCorrected', data: { item: item.id, ...now, former, ...because(why, item) } }];
}

/** Another paper has the same outcome with another destination: the outcome is corrected, too. */
function correctedOutcome(
  item: Item,
  facts: SourceItem,
  fields: ReadonlySet<string>,
  context: HeldContext,
  why: Omit<TextCorrection, 'formerDocument'>,
): RecordedFacts | MeetingDecision {
  const { meta, meeting } = context;
  const counting = bindingOutcome(item);
  const isOther = fields.has('outcome') || fields.has('vote');
  if (counting === undefined || !(isOther || fields.has('paper'))) return { events: [], findings: [] };
  const outcome = facts.outcome ?? counting.outcome;
  // A text that states another outcome and no vote says nothing about the vote on it.
  const vote = facts.vote === undefined && !fields.has('outcome') ? counting.vote : completeVote(facts.vote ?? UNKNOWN);
  const paper = fields.has('paper') ? paperOfOutcome(facts.paper ?? UNKNOWN, facts) : counting.paper;
  const sequence = countingOutcomes(item).map((one) => (one === counting ? outcome : one.outcome));
  const problem = sequenceProblem(sequence) ?? outcomeProblem({ ...counting, outcome, vote }, item, meeting, meta);
  if (problem !== undefined) return refuse(problem);
  const outcomeId = partId(meta.commandId, 'outcome', 0);
  const { event, intent } = counting;
  const corrected = { event, item: item.id, outcomeId, outcome, intent, paper, vote, ...because(why, counting) };
  return {
    events: [{ type: 'OutcomeCorrected', data: corrected }],
    findings: foundIn(outcome, paper, outcomeId, context),
  };
}

function correctedResults(
  item: Item,
  { furtherOutcomes = [], paperOutcomes = [] }: SourceItem,
  fields: ReadonlySet<string>,
  { meta }: HeldContext,
  why: Omit<TextCorrection, 'formerDocument'>,
): readonly Decided<MeetingEvent>[] {
  const further: readonly Decided<MeetingEvent>[] = fields.has('furtherOutcomes')
    ? [
        {
          type: 'FurtherOutcomesRecorded',
          data: { item: item.id, outcomes: furtherOutcomes, correction: because(why, item.further) },
        },
      ]
    : [];
  if (!fields.has('paperOutcomes')) return further;
  const outcomeId = partId(meta.commandId, 'paperOutcome', 0);
  const correction = because(why, item.paperOutcomes);
  return [
    ...further,
    { type: 'PaperOutcomesRecorded', data: { item: item.id, outcomeId, papers: paperOutcomes, correction } },
  ];
}

const UNKNOWN = { kind: 'unknown' } as const satisfies ItemPaper;

function because(
  why: Omit<TextCorrection, 'formerDocument'>,
  { document }: { readonly document?: string },
): TextCorrection {
  return { ...why, ...(document !== undefined && { formerDocument: document }) };
}
