import type { ClaimedValue } from '#event-sourcing';
import { idFrom } from '#event-sourcing';

/** A paper's number as the municipality gave it, unique in its year. */
export interface PaperReference {
  readonly reference: string;
  readonly year: number;
}

/** As it is compared: composed characters, single blanks, none at the ends. Upper and lower case differ. */
export function normalisedReference(reference: string): string {
  return reference.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

export function normalised({ reference, year }: PaperReference): PaperReference {
  return { reference: normalisedReference(reference), year };
}

export function isSameReference(a: PaperReference, b: PaperReference): boolean {
  const [left, right] = [normalised(a), normalised(b)];
  return left.year === right.year && left.reference === right.reference;
}

/** The id of a paper that is known by its reference alone: the same in each source. */
export function paperIdFrom(known: PaperReference): string {
  const { reference, year } = normalised(known);
  return idFrom(['paper', year, reference]);
}

export const REFERENCE_TAKEN = 'reference is taken by another paper';
export const PAPER_REFERENCE = 'paperReference';

/** The claim that keeps a reference unique in the municipality and year. */
export function claimOf(some: PaperReference): ClaimedValue {
  const { reference, year } = normalised(some);
  return {
    category: PAPER_REFERENCE,
    value: `${year}-${encodeURIComponent(reference)}`,
    reasonIfTaken: REFERENCE_TAKEN,
  };
}

/** The reference behind a claim's value; `undefined` when the value is none. */
export function referenceOfClaim(value: string): PaperReference | undefined {
  const [, year, encoded] = /^(\d{4})-(.+)$/.exec(value) ?? [];
  if (year === undefined || encoded === undefined) return undefined;
  try {
    return { reference: decodeURIComponent(encoded), year: Number(year) };
  } catch {
    return undefined;
  }
}
