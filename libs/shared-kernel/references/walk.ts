/** Why a walk did not end well: it came back to where it began, or it was too long to be walked. */
export type WalkEnd = 'circle' | 'too long';

interface Walk {
  readonly from: string;
  /** What must not be reached. */
  readonly avoiding: string;
  /** How many may be looked at. */
  readonly most: number;
}

/** Follows references from one entity to the next, each once. `undefined`: the end was reached without a circle. */
export async function walk(
  { from, avoiding, most }: Walk,
  nextOf: (id: string) => Promise<readonly string[]>,
): Promise<WalkEnd | undefined> {
  const seen = new Set([from]);
  // A set is iterated in the order of adding, what is added meanwhile included.
  for (const id of seen) {
    if (id === avoiding) return 'circle';
    for (const next of await nextOf(id)) seen.add(next);
    if (seen.size > most) return seen.has(avoiding) ? 'circle' : 'too long';
  }
  return undefined;
}
