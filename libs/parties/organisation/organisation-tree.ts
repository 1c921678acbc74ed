import type { FactReader } from '#event-sourcing';
import { walk } from '#shared-kernel';
import { organisationDecider } from './organisation.decide.js';

/** A chain of parents is followed over at most this many organisations. */
const MOST_ABOVE = 100;

/** Whether the parent is the organisation itself, or below it. A chain that is too long counts as below. */
export async function isBelow(parent: string, organisation: string, read: FactReader): Promise<boolean> {
  const end = await walk({ from: parent, avoiding: organisation, most: MOST_ABOVE }, async (id) => {
    const above = await read.state(organisationDecider, id);
    return above.status !== 'unknown' && above.parent !== undefined ? [above.parent] : [];
  });
  return end !== undefined;
}
