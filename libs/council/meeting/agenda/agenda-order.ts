import { partByNumber } from './agenda-item.js';
import type { Item } from './agenda.state.js';

const collator = new Intl.Collator('de', { numeric: true });

type Placed = Pick<Item, 'number' | 'part'>;

/** Items by their numbers: `5`, `5.1`, `10`, and the part that is not public (`N 1`) behind the public one. */
export function inAgendaOrder<I extends Placed>(items: readonly I[]): readonly I[] {
  return items.toSorted((a, b) => part(a) - part(b) || collator.compare(bare(a), bare(b)));
}

function part(item: Placed): number {
  return item.part === 'notPublic' || partByNumber(item.number) === 'notPublic' ? 1 : 0;
}

function bare({ number }: Placed): string {
  return number.replace(/^(?:Ö|NÖ?)[\s.-]?(?=\d)/iu, '');
}
