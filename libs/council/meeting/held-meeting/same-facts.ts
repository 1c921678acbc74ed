import { canonicalJson } from '#event-sourcing';
import type { ItemPaper } from '../agenda/agenda-item.js';
import { papersOfItem } from '../agenda/agenda-item.js';
import type { FurtherOutcome, PaperOutcome } from '../item-facts.js';
import type { Outcome, ReferredBody } from '../outcome/outcome.js';
import type { Vote, VoteInput } from '../outcome/vote.js';
import { completeVote } from '../outcome/vote.js';

export function isSameText(a: string, b: string): boolean {
  return normalised(a) === normalised(b);
}

/**
 * Its wording is one of the texts, and a copy's may have another hash. The body of a referral may have become known as a
 * committee since, or not have been kept.
 */
export function isSameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.kind === 'referred' && b.kind === 'referred') return areSameBodies(bodiesOf(a), bodiesOf(b));
  if (a.kind === 'postponed' && b.kind === 'postponed') return isSamePostponement(a, b);
  return canonicalJson({ ...a, wording: '' }) === canonicalJson({ ...b, wording: '' });
}

export function isSameVote(recorded: Vote, stated: VoteInput | undefined): boolean {
  return (
    stated === undefined || stated.kind === 'unknown' || canonicalJson(recorded) === canonicalJson(completeVote(stated))
  );
}

export function areSameFurther(a: readonly FurtherOutcome[], b: readonly FurtherOutcome[]): boolean {
  return a.length === b.length && a.every((one, index) => isSameResult(one, b[index]));
}

export function areSamePaperOutcomes(a: readonly PaperOutcome[], b: readonly PaperOutcome[]): boolean {
  return (
    a.length === b.length
    && a.every((one) =>
      isSameResult(
        one,
        b.find(({ paper }) => paper === one.paper),
      ),
    )
  );
}

/** Whether both state papers, and not the same ones. */
export function papersDiffer(a: ItemPaper, b: ItemPaper): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return false;
  if (a.kind === 'oral' || b.kind === 'oral') return a.kind !== b.kind;
  const others = papersOfItem(b);
  return (
    papersOfItem(a).length !== others.length
    || papersOfItem(a).some((one) => {
      const other = others.find(({ paper }) => paper === one.paper);
      return other === undefined || differ(one.version, other.version) || differ(one.sha256, other.sha256);
    })
  );
}

/** Whether both state a fact, and not the same one. */
export function differ(stated: string | number | undefined, recorded: string | number | undefined): boolean {
  const isKnown = (value: string | number | undefined): boolean => value !== undefined && value !== 'unknown';
  return isKnown(stated) && isKnown(recorded) && stated !== recorded;
}

interface Result {
  readonly outcome: Outcome;
  readonly vote: Vote;
}

function isSameResult(recorded: Result, stated: Result | undefined): boolean {
  return (
    stated !== undefined && isSameOutcome(recorded.outcome, stated.outcome) && isSameVote(recorded.vote, stated.vote)
  );
}

type Referral = Extract<Outcome, { readonly kind: 'referred' }>;
type Postponement = Extract<Outcome, { readonly kind: 'postponed' }>;
type Body = Partial<ReferredBody>;

function bodiesOf({ to, bodies = [] }: Referral): readonly Body[] {
  return to === undefined ? bodies : [{ committee: to }, ...bodies];
}

/** A referral without a body is silent about it. */
function areSameBodies(a: readonly Body[], b: readonly Body[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  return a.length === b.length && a.every((one) => b.some((other) => mayBeSameBody(one, other)));
}

/** A body without a name and one without an id cannot be compared: nothing contradicts. */
function mayBeSameBody(a: Body, b: Body): boolean {
  if (a.committee !== undefined && b.committee !== undefined) return a.committee === b.committee;
  return a.name === undefined || b.name === undefined || isSameText(a.name, b.name);
}

/** The meeting and its day may be known to one of both alone. */
function isSamePostponement(a: Postponement, b: Postponement): boolean {
  return !differ(a.to, b.to) && !differ(a.on, b.on);
}

/** Letters and digits in their order: copies write quotation marks, dashes and blanks in their own way. */
function normalised(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
}
