import type { Item } from './agenda.state.js';

const collator = new Intl.Collator('de', { numeric: true });

/** Items by their numbers: `5`, `5.1`, `10`, and the part that is not public (`N 1`) behind the public one. */
export function inAgendaOrder<I extends Pick<Item, 'number'>>(items: readonly I[]): readonly I[] {
  return items.toSorted((a, b) => part(a) - part(b) || collator.compare(bare(a), bare(b)));
}

function part({ number }: Pick<Item, 'number'>): number {
  return /^NÖ?(?=[\s.-]?\d)/iu.test(number) ? 1 : 0;
}

function bare({ number }: Pick<Item, 'number'>): string {
  return number.replace(/^(?:Ö|NÖ?)[\s.-]?(?=\d)/iu, '');
}
