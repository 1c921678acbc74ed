import type { FactReader } from '#event-sourcing';
import { committeeDecider } from '../committee/committee.js';
import { goalDecider } from '../goal/goal.js';
import { measureDecider } from '../measure/measure.js';
import { organisationDecider } from '../organisation/organisation.js';
import { personDecider } from '../person/person.js';
import { strategyProcessDecider } from '../strategy-process/strategy-process.js';
import type { Reference, ReferenceFacts } from './missing-reference.js';

/**
 * Looks the references up in their own streams. An erased person cannot be referred to anew.
 * Facts are also asked for with `RefineDate`, which is in no stream's union of commands: it refers to nothing.
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
      return (await read.state(organisationDecider, id)).status !== 'unknown';
    case 'committee':
      return (await read.state(committeeDecider, id)).status !== 'unknown';
    case 'process':
      return (await read.state(strategyProcessDecider, id)).status !== 'unknown';
    case 'measure':
      return (await read.state(measureDecider, id)).status !== 'unknown';
    case 'goal':
      return (await read.state(goalDecider, id)).status !== 'unknown';
    case 'person': {
      const { status } = await read.state(personDecider, id);
      return status !== 'unknown' && status !== 'erased';
    }
  }
}
