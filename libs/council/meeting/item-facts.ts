import type { Party } from '#event-sourcing';
import type { PaperRef } from './agenda/agenda-item.js';
import type { Outcome, TextHash } from './outcome/outcome.js';
import type { Vote } from './outcome/vote.js';

/** A correction by a text: why, on whose authority, and the document that the former facts rest on. */
export interface TextCorrection {
  readonly reason: string;
  readonly authority: Party;
  readonly formerDocument?: string;
}

/** Another act of the committee with an item, beside the binding one, or the result of a part. It is carried nowhere. */
export interface FurtherOutcome {
  readonly outcome: Outcome;
  readonly vote: Vote;
  /** The words of this act. */
  readonly wording?: TextHash;
}

/** The result of one of several papers of an item. */
export interface PaperOutcome extends PaperRef {
  readonly outcome: Outcome;
  readonly vote: Vote;
}

/** A contradiction inside a text. Nobody has chosen between its sides. */
export const ITEM_FINDINGS = [
  'tally contradicts the wording',
  'results contradict each other',
  'stated kind contradicts the text',
] as const;
export interface ItemFinding {
  readonly finding: (typeof ITEM_FINDINGS)[number];
  readonly detail: string;
}
