import { actorGrants } from '#access';
import type { Reads, Role } from '#http';

/** Most actors of one role that a filter takes. */
const MOST_ACTORS = 10_000;

/** The actors who have or had this role; one that matches nothing where there is none. */
export async function actorsWith(reads: Reads, role: Role): Promise<readonly string[]> {
  const grants = await reads.rows(actorGrants, (all) => all.where('role', '=', role).limit(MOST_ACTORS));
  const actors = new Set(grants.map(({ actor }) => actor));
  return actors.size === 0 ? [''] : [...actors];
}
