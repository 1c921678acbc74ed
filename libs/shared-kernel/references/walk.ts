/** The reason why a walk failed: it reached the entity that it had to avoid, or it was longer than the limit. */
export type WalkEnd = 'circle' | 'too long';

interface Walk {
  readonly from: string;
  /** The entity that must not be reached. */
  readonly avoiding: string;
  /** The most entities that may be visited. */
  readonly most: number;
}

/** Follows references from entity to entity, each once. `undefined`: the end was reached without a circle. */
export async function walk(
  { from, avoiding, most }: Walk,
  nextOf: (id: string) => Promise<readonly string[]>,
): Promise<WalkEnd | undefined> {
  const seen = new Set([from]);
  // The iteration of a set includes the members that are added meanwhile.
  for (const id of seen) {
    if (id === avoiding) return 'circle';
    for (const next of await nextOf(id)) seen.add(next);
    if (seen.size > most) return seen.has(avoiding) ? 'circle' : 'too long';
  }
  return undefined;
}
