import { canonicalJson } from '#event-sourcing';
import type { HeldFacts } from './held-meeting.commands.js';
import type { ItemPaper, ItemTexts } from '../agenda/agenda-item.js';
import type { VoteInput, Vote } from '../outcome/vote.js';
import type { Outcome } from '../outcome/outcome.js';
import type { Item } from '../agenda/agenda.state.js';
import { completeVote } from '../outcome/vote.js';

/** The facts that a source adds to an item, or that both cannot be true. */
export type Comparison =
  | { readonly result: 'contradicts' }
  | { readonly result: 'adds'; readonly texts: ItemTexts; readonly outcome: boolean };

/**
 * Compares a source with an item that is recorded. A fact that one of them lacks contradicts nothing, and neither do other
 * hashes of its texts: a copy writes the same words with other characters, and the recorded text stays. The
 * outcome may be one that was corrected meanwhile. `fromSource`: the item itself came from a source, so that its title is a fact, too.
 */
export function compareFacts(facts: HeldFacts, item: Item, fromSource: boolean): Comparison {
  const paper = facts.paper ?? { kind: 'unknown' };
  const known = item.outcomes[0]?.paper ?? item.paper;
  const titleMatters = fromSource || !isSamePaper(paper, known);
  const contradicts =
    (titleMatters && !isSameText(facts.title, item.title))
    || differ(facts.public, item.public)
    || differ(facts.intent, fromSource ? item.intent : 'unknown')
    || papersDiffer(paper, known)
    || (item.outcomes.length > 0 && paper.kind !== 'unknown' && known.kind === 'unknown')
    || (item.outcomes.length > 0 && !isOutcomeRecorded(facts, item));
  if (contradicts) return { result: 'contradicts' };
  return {
    result: 'adds',
    texts: textsOf(facts, item.texts),
    outcome: facts.outcome !== undefined && item.outcomes.length === 0,
  };
}

export function isSameText(a: string, b: string): boolean {
  return normalised(a) === normalised(b);
}

const TEXTS = ['proposal', 'deliberation', 'wording'] as const;

/** The texts of the source that are not recorded yet. */
export function textsOf(facts: HeldFacts, recorded: ItemTexts = {}): ItemTexts {
  const added = TEXTS.filter((name) => facts[name] !== undefined && recorded[name] === undefined);
  return Object.fromEntries(added.map((name) => [name, facts[name]]));
}

function isOutcomeRecorded({ outcome, vote }: HeldFacts, { outcomes }: Item): boolean {
  if (outcome === undefined) return true;
  return outcomes.some((one) => isSame(one.outcome, outcome) && (vote === undefined || isSameVote(one.vote, vote)));
}

/** Its wording is one of the texts, and a copy's may have another hash. */
function isSame(a: Outcome, b: Outcome): boolean {
  return canonicalJson({ ...a, wording: '' }) === canonicalJson({ ...b, wording: '' });
}

function isSameVote(recorded: Vote, stated: VoteInput): boolean {
  return stated.kind === 'unknown' || canonicalJson(recorded) === canonicalJson(completeVote(stated));
}

function isSamePaper(a: ItemPaper, b: ItemPaper): boolean {
  return a.kind === 'paper' && b.kind === 'paper' && a.paper === b.paper;
}

function papersDiffer(a: ItemPaper, b: ItemPaper): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return false;
  if (a.kind === 'oral' || b.kind === 'oral') return a.kind !== b.kind;
  return a.paper !== b.paper || differ(a.version, b.version) || differ(a.sha256, b.sha256);
}

function differ(stated: string | number | undefined, recorded: string | number | undefined): boolean {
  const isKnown = (value: string | number | undefined): boolean => value !== undefined && value !== 'unknown';
  return isKnown(stated) && isKnown(recorded) && stated !== recorded;
}

/** Letters and digits in their order: copies write quotation marks, dashes and blanks in their own way. */
function normalised(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}
