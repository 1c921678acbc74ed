import type { TextHash } from '../outcome/outcome.js';

/** What an item asks of the committee. */
export const ITEM_INTENTS = [
  'decision',
  'recommendation',
  'acknowledgement',
  'statement',
  'discussion',
  'unknown',
] as const;
export type ItemIntent = (typeof ITEM_INTENTS)[number];

/** What an item rests on: a version of a paper, nothing in writing, or unknown. */
export type ItemPaper =
  | { readonly kind: 'paper'; readonly paper: string; readonly version?: number; readonly sha256?: string }
  | { readonly kind: 'oral' }
  | { readonly kind: 'unknown' };

export interface ItemTexts {
  readonly proposal?: TextHash;
  readonly deliberation?: TextHash;
  /** The words of the outcome. */
  readonly wording?: TextHash;
}
