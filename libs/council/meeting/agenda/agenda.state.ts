import type { Subject, SubjectRef } from '#shared-kernel';
import type { Publicity } from '../meeting.events.js';
import type { RecordedOutcome } from '../outcome/outcome.state.js';
import type { ItemIntent, ItemPaper, ItemTexts } from './agenda-item.js';

/** Closing sets an outcome on each item in one append. */
export const MOST_ITEMS = 300;

export interface Item {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly intent: ItemIntent;
  readonly paper: ItemPaper;
  readonly public: Publicity;
  readonly texts: ItemTexts;
  /** The subjects that it decides on; without any, those that its paper's version names. */
  readonly subjects: readonly Subject[];
  /** The subjects that it decided on at any time. */
  readonly everListed: readonly SubjectRef[];
  /** The number of requests by the committee. */
  readonly requests: number;
  /** In the order in which they happened; a correction stands behind the outcome that it corrects. */
  readonly outcomes: readonly RecordedOutcome[];
}

/** A new item, without any acts. */
export function newItem(item: Pick<Item, 'id' | 'number' | 'title' | 'intent' | 'paper' | 'public'>): Item {
  return { ...item, texts: {}, subjects: [], everListed: [], requests: 0, outcomes: [] };
}

export function isNumberTaken({ items }: { readonly items: readonly Item[] }, number: string): boolean {
  return items.some((item) => item.number === number);
}

/** The same agenda with one item changed. */
export function withItem<A extends { readonly items: readonly Item[] }>(
  agenda: A,
  id: string,
  change: (item: Item) => Item,
): A {
  return { ...agenda, items: agenda.items.map((item) => (item.id === id ? change(item) : item)) };
}
