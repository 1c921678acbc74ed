import type { Difference, Json } from '#event-sourcing';
import type { ItemPaper, ItemTexts } from '../agenda/agenda-item.js';
import { papersOfItem } from '../agenda/agenda-item.js';
import type { Item } from '../agenda/agenda.state.js';
import type { ItemFinding } from '../item-facts.js';
import { countingOutcomes } from '../outcome/outcome.state.js';
import type { RecordedOutcome } from '../outcome/outcome.state.js';
import type { HeldFacts } from './held-meeting.commands.js';
import {
  areSameFurther,
  areSamePaperOutcomes,
  differ,
  isSameOutcome,
  isSameText,
  isSameVote,
  papersDiffer,
} from './same-facts.js';
import type { SourceItem } from './source-item.js';

/** The facts that both state otherwise, by the fields of the source, and what the source adds. */
export interface Comparison {
  readonly differences: readonly Difference[];
  readonly adds: Added;
}

export interface Added {
  readonly texts: ItemTexts;
  readonly outcome: boolean;
  readonly furtherOutcomes: boolean;
  readonly paperOutcomes: boolean;
  readonly findings: readonly ItemFinding[];
}

export interface ComparedHow {
  /** The item itself came from a source, so that its title is a fact, too. */
  readonly fromSource: boolean;
  /** A corrected text is compared with what counts now; other sources may also repeat what was corrected since. */
  readonly isCorrection: boolean;
  /** References of papers for people, by id. */
  readonly references: Readonly<Record<string, string>>;
}

/**
 * Compares a source with an item that is recorded. A fact that one of them lacks contradicts nothing, and neither do other
 * hashes of its texts: a copy writes the same words with other characters, and the recorded text stays.
 */
export function compareFacts(facts: SourceItem, item: Item, how: ComparedHow): Comparison {
  const { further, paperOutcomes } = item;
  const [furtherStated, papersStated] = [facts.furtherOutcomes ?? [], facts.paperOutcomes ?? []];
  const furtherDiffer =
    furtherStated.length > 0 && further.outcomes.length > 0 && !areSameFurther(further.outcomes, furtherStated);
  const resultsDiffer =
    papersStated.length > 0
    && paperOutcomes.papers.length > 0
    && !areSamePaperOutcomes(paperOutcomes.papers, papersStated);
  return {
    differences: [
      ...itemDifferences(facts, item, how),
      ...outcomeDifferences(facts, item, how),
      ...(furtherDiffer ? [difference('furtherOutcomes', further.outcomes, furtherStated, further)] : []),
      ...(resultsDiffer ? [difference('paperOutcomes', paperOutcomes.papers, papersStated, paperOutcomes)] : []),
    ],
    adds: {
      texts: textsOf(facts, item.texts),
      outcome: facts.outcome !== undefined && item.outcomes.length === 0,
      furtherOutcomes: furtherStated.length > 0 && further.outcomes.length === 0,
      paperOutcomes: papersStated.length > 0 && paperOutcomes.papers.length === 0,
      findings: (facts.findings ?? []).filter(
        ({ finding, detail }) => !item.findings.some((one) => one.finding === finding && one.detail === detail),
      ),
    },
  };
}

const TEXTS = ['proposal', 'deliberation', 'wording'] as const;

/** The texts of the source that are not recorded yet. */
export function textsOf(facts: HeldFacts, recorded: ItemTexts = {}): ItemTexts {
  const added = TEXTS.filter((name) => facts[name] !== undefined && recorded[name] === undefined);
  return Object.fromEntries(added.map((name) => [name, facts[name]]));
}

/** The texts of a corrected source that are not recorded in these words. */
export function otherTexts(facts: HeldFacts, recorded: ItemTexts): ItemTexts {
  const changed = TEXTS.filter((name) => facts[name] !== undefined && recorded[name] !== facts[name]);
  return Object.fromEntries(changed.map((name) => [name, facts[name]]));
}

/** The paper as it is known from the item, or from its outcome. */
export function knownPaper(item: Item): ItemPaper {
  if (item.paper.kind !== 'unknown') return item.paper;
  return (bindingOutcome(item) ?? item.outcomes[0])?.paper ?? item.paper;
}

/** The outcome that counts: the last one. */
export function bindingOutcome(item: Item): RecordedOutcome | undefined {
  return countingOutcomes(item).at(-1);
}

function itemDifferences(facts: SourceItem, item: Item, how: ComparedHow): readonly Difference[] {
  const { fromSource, isCorrection, references } = how;
  const paper = facts.paper ?? { kind: 'unknown' };
  const known = knownPaper(item);
  const titleMatters = fromSource || paper.kind === 'unknown' || known.kind === 'unknown' || papersDiffer(paper, known);
  const titles = [item.title, ...(isCorrection ? [] : item.formerTitles)];
  const papers = [known, ...(isCorrection ? [] : item.formerPapers)];
  const title = titleMatters && !titles.some((one) => isSameText(facts.title, one));
  const intent = differ(facts.intent, fromSource ? item.intent : 'unknown');
  // A source that knows more of what was decided is no repetition.
  const silent = item.outcomes.length > 0 && paper.kind !== 'unknown' && known.kind === 'unknown';
  const paperDiffers = silent || papers.every((one) => papersDiffer(paper, one));
  const named = (one: ItemPaper): Json => paperNames(one, references);
  return [
    ...(title ? [difference('title', item.title, facts.title, item)] : []),
    ...(differ(facts.public, item.public) ? [difference('public', item.public, facts.public, item)] : []),
    ...(intent ? [difference('intent', item.intent, facts.intent, item)] : []),
    ...(paperDiffers ? [difference('paper', named(known), named(paper), item)] : []),
  ];
}

function outcomeDifferences(facts: SourceItem, item: Item, { isCorrection }: ComparedHow): readonly Difference[] {
  const { outcome, vote } = facts;
  const counting = bindingOutcome(item);
  if (outcome === undefined || counting === undefined) return [];
  const recorded = isCorrection ? [counting] : item.outcomes;
  if (recorded.some((one) => isSameOutcome(one.outcome, outcome) && isSameVote(one.vote, vote))) return [];
  return [
    ...(isSameOutcome(counting.outcome, outcome) ? [] : [difference('outcome', counting.outcome, outcome, counting)]),
    ...(isSameVote(counting.vote, vote) ? [] : [difference('vote', counting.vote, vote, counting)]),
  ];
}

function difference(
  field: string,
  recorded: unknown,
  stated: unknown,
  { document }: { readonly document?: string },
): Difference {
  // Facts are JSON: they stand in events and in bodies.
  return { field, recorded: recorded as Json, stated: stated as Json, evidence: document ?? null };
}

function paperNames(paper: ItemPaper, references: ComparedHow['references']): Json {
  if (paper.kind === 'oral') return 'oral';
  const names = papersOfItem(paper).map((one) => references[one.paper] ?? one.paper);
  return names.length === 0 ? null : names;
}
