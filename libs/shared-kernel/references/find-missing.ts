import type { FactReader } from '#event-sourcing';
import type { Reference, ReferenceFacts } from './missing-reference.js';
import { PERSON_STATUS } from './person-status.js';

/**
 * Looks the references up in their own streams. An erased person cannot be referred to in new commands.
 * `RefineDate` is in no stream's union of commands and has no references, hence the default.
 */
export async function findMissing(read: FactReader, references: readonly Reference[] = []): Promise<ReferenceFacts> {
  for (const reference of references) {
    if (!(await exists(read, reference))) return { missing: reference };
  }
  return {};
}

async function exists(read: FactReader, { kind, id }: Reference): Promise<boolean> {
  switch (kind) {
    case 'organisation':
    case 'committee':
    case 'measure':
    case 'goal':
      return await read.exists(kind, id);
    case 'process':
      return await read.exists('strategyProcess', id);
    case 'person':
      return (await read.published(PERSON_STATUS, id)) === 'known';
  }
}
