import type { TextHash } from '../outcome/outcome.js';

/** The act that an item asks of the committee. */
export const ITEM_INTENTS = [
  'decision',
  'recommendation',
  'acknowledgement',
  'statement',
  'discussion',
  'unknown',
] as const;
export type ItemIntent = (typeof ITEM_INTENTS)[number];

/** The paper that an item rests on: a version of one, nothing in writing, or unknown. */
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
