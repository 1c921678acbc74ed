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

/** A paper, in a version where that is known. */
export interface PaperRef {
  readonly paper: string;
  readonly version?: number;
  readonly sha256?: string;
}

/** The paper that an item rests on: a version of one, several, nothing in writing, or unknown. */
export type ItemPaper =
  | ({ readonly kind: 'paper' } & PaperRef)
  | { readonly kind: 'several'; readonly papers: readonly PaperRef[] }
  | { readonly kind: 'oral' }
  | { readonly kind: 'unknown' };

/**
 * The part of the agenda that an item stands in. Numbers may begin anew in the part that is not public, so that one number may
 * stand in both.
 */
export const AGENDA_PARTS = ['public', 'notPublic', 'unknown'] as const;
export type AgendaPart = (typeof AGENDA_PARTS)[number];

/** `N 2` and `NÖ 2` stand in the part that is not public, `Ö 2` in the public one. */
export function partByNumber(number: string): AgendaPart {
  if (/^NÖ?(?=[\s.-]?\d)/iu.test(number)) return 'notPublic';
  return /^Ö(?=[\s.-]?\d)/iu.test(number) ? 'public' : 'unknown';
}

/** Whether both certainly stand in different parts. */
export function areDifferentParts(a: AgendaPart, b: AgendaPart): boolean {
  return a !== 'unknown' && b !== 'unknown' && a !== b;
}

/** The papers that an item rests on, one by one. */
export function papersOfItem(paper: ItemPaper): readonly PaperRef[] {
  switch (paper.kind) {
    case 'paper': {
      const { kind: _, ...ref } = paper;
      return [ref];
    }
    case 'several':
      return paper.papers;
    case 'oral':
    case 'unknown':
      return [];
  }
}

/** The item's paper for these: one, several, or unknown. */
export function itemPaperOf(papers: readonly PaperRef[]): ItemPaper {
  const [only, another] = papers;
  if (only === undefined) return { kind: 'unknown' };
  return another === undefined ? { kind: 'paper', ...only } : { kind: 'several', papers };
}

export interface ItemTexts {
  readonly proposal?: TextHash;
  readonly deliberation?: TextHash;
  /** The words of the outcome. */
  readonly wording?: TextHash;
}
