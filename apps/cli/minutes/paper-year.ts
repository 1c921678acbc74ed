/** The most years between a paper's year and the sitting that deals with it. */
const OLDEST = 20;

/** A paper's year, and what it is inferred from. */
export interface PaperYear {
  readonly year: number;
  readonly from: 'reference' | 'sitting';
}

/**
 * The year that a paper's reference is unique in: from the reference where it carries one (`20196743`, `0123/2019`,
 * `2019/0123`), else the sitting's. A year that cannot be meant (later than the sitting, long before it) is none.
 * @param day the sitting's, YYYY-MM-DD
 */
export function paperYear(reference: string, day: string): PaperYear {
  const sitting = Number(day.slice(0, 4));
  const groups = reference.match(/\d+/gu) ?? [];
  const told = groups
    .filter((digits) => digits.length === 4 || (groups.length === 1 && digits.length >= 7))
    .map((digits) => Number(digits.slice(0, 4)))
    .filter((year) => year <= sitting && year >= sitting - OLDEST);
  const [year, ...others] = new Set(told);
  return year === undefined || others.length > 0 ? { year: sitting, from: 'sitting' } : { year, from: 'reference' };
}
