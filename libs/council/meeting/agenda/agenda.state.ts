import type { Subject, SubjectRef } from '#shared-kernel';
import type { FurtherOutcome, ItemFinding, PaperOutcome } from '../item-facts.js';
import type { Publicity } from '../meeting.events.js';
import type { RecordedOutcome } from '../outcome/outcome.state.js';
import type { AgendaPart, ItemIntent, ItemPaper, ItemTexts } from './agenda-item.js';
import { areDifferentParts } from './agenda-item.js';

/** Closing sets an outcome on each item in one append. */
export const MOST_ITEMS = 300;

export interface Item {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly intent: ItemIntent;
  readonly paper: ItemPaper;
  readonly public: Publicity;
  readonly part: AgendaPart;
  readonly texts: ItemTexts;
  /** SHA-256 of the document that its facts rest on. */
  readonly document?: string;
  /** The titles and papers that a corrected text took the place of. */
  readonly formerTitles: readonly string[];
  readonly formerPapers: readonly ItemPaper[];
  /** The subjects that it decides on; without any, those that its paper's version names. */
  readonly subjects: readonly Subject[];
  /** The subjects that it decided on at any time. */
  readonly everListed: readonly SubjectRef[];
  /** The number of requests by the committee. */
  readonly requests: number;
  /** In the order in which they happened; a correction stands behind the outcome that it corrects. */
  readonly outcomes: readonly RecordedOutcome[];
  /** The acts beside the binding one. */
  readonly further: { readonly outcomes: readonly FurtherOutcome[]; readonly document?: string };
  /** The results of papers that have one of their own. */
  readonly paperOutcomes: { readonly papers: readonly PaperOutcome[]; readonly document?: string };
  readonly findings: readonly ItemFinding[];
}

/** A new item, without any acts. */
export function newItem(item: Pick<Item, 'id' | 'number' | 'title' | 'intent' | 'paper' | 'public' | 'part'>): Item {
  return {
    ...item,
    texts: {},
    formerTitles: [],
    formerPapers: [],
    subjects: [],
    everListed: [],
    requests: 0,
    outcomes: [],
    further: { outcomes: [] },
    paperOutcomes: { papers: [] },
    findings: [],
  };
}

/** Also by an item that was taken off. */
export function isIdTaken(
  { items, struck }: { readonly items: readonly Item[]; readonly struck: readonly string[] },
  id: string,
): boolean {
  return struck.includes(id) || items.some((item) => item.id === id);
}

/** A number may stand in the public part and in the one that is not. */
export function isNumberTaken(
  { items }: { readonly items: readonly Item[] },
  { number, part }: Pick<Item, 'number' | 'part'>,
): boolean {
  return items.some((item) => item.number === number && !areDifferentParts(item.part, part));
}

/** The same agenda with one item changed. */
export function withItem<A extends { readonly items: readonly Item[] }>(
  agenda: A,
  id: string,
  change: (item: Item) => Item,
): A {
  return { ...agenda, items: agenda.items.map((item) => (item.id === id ? change(item) : item)) };
}
