import type { Reads } from '#http';
import { processParticipants } from './strategy-process.tables.js';

/** Strategy processes in which one of these committees or organisations takes part. */
export async function processesWith(
  units: { readonly committees: readonly string[]; readonly organisations: readonly string[] },
  models: Pick<Reads, 'rows'>,
): Promise<readonly string[]> {
  const ids = new Set([...units.committees, ...units.organisations]);
  if (ids.size === 0) return [];
  const rows = await models.rows(processParticipants, (all) => all);
  const taking = rows.filter(({ participant }) => 'id' in participant && ids.has(participant.id));
  return [...new Set(taking.map(({ process }) => process))];
}
