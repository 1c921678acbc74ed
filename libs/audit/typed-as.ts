import { actorGrants, actorLinks } from '#access';
import type { RowOf } from '#event-sourcing';
import { ReadModelNotReady } from '#event-sourcing';
import type { Reads } from '#http';

/**
 * What the actors are, in words: the function that they are or were linked to, else their roles. Never their labels, which
 * may be names of persons, nor the persons that they are linked to: an auditor may not read them. See decisions.md.
 */
export async function typedAs(reads: Reads, actors: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  if (actors.size === 0) return new Map();
  const [links, grants] = await partsOf(reads, [...actors]);
  const inWords = [...actors].map((actor) => {
    const functions = links.flatMap((link) =>
      link.actor === actor && link.to.kind === 'function' ? [link.to.title] : [],
    );
    const roles = grants.filter((grant) => grant.actor === actor).map(({ role }) => role);
    return [actor, [...new Set(functions.length > 0 ? functions : roles)].toSorted().join(', ')] as const;
  });
  return new Map(inWords.filter(([, words]) => words !== ''));
}

type Parts = readonly [readonly RowOf<typeof actorLinks>[], readonly RowOf<typeof actorGrants>[]];

/** Links and grants of the actors; none while their read model is being built: the audit log is answered without it. */
async function partsOf(reads: Reads, actors: readonly string[]): Promise<Parts> {
  try {
    return await Promise.all([
      reads.rows(actorLinks, (all) => all.where('actor', 'in', actors)),
      reads.rows(actorGrants, (all) => all.where('actor', 'in', actors)),
    ]);
  } catch (error) {
    if (error instanceof ReadModelNotReady) return [[], []];
    throw error;
  }
}
