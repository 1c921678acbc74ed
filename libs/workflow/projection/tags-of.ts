import type { Reads } from '#http';
import { processInstances } from './workflow.tables.js';

/** The tags of the instances that rows belong to. One read for all. */
export async function tagsOf(
  reads: Pick<Reads, 'rows'>,
  rows: readonly { readonly instance: bigint }[],
): Promise<ReadonlyMap<bigint, readonly string[]>> {
  const instances = [...new Set(rows.map(({ instance }) => instance))];
  if (instances.length === 0) return new Map();
  const found = await reads.rows(processInstances, (all) => all.where('key', 'in', instances));
  return new Map(found.map(({ key, tags }) => [key, tags]));
}
