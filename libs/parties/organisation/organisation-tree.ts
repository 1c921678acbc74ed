import type { EdgeStructure, FactReader, Refusal } from '#event-sourcing';
import { edgeDecider } from '#event-sourcing';
import { walk } from '#shared-kernel';
import { organisationDecider } from './organisation.decide.js';
import type { OrganisationRefusal } from './organisation.refusals.js';
import type { Organisation } from './organisation.state.js';

/** A chain of parents has at most this many organisations. */
const MOST_ABOVE = 100;

const refused = (reason: OrganisationRefusal): Refusal => ({ kind: 'unknownReference', reason, field: 'parent' });

/** The organisations and their parents: no organisation belongs to itself. */
export const organisationTree: EdgeStructure<Organisation> = {
  decider: edgeDecider('organisationtree', MOST_ABOVE),
  holders: organisationDecider,
  endedBy: ['OrganisationMoved'],
  refusals: {
    circle: refused('an organisation would belong to itself'),
    tooLong: refused('chain of organisations is longer than 100'),
  },
  idOf: ({ status }) => (status === 'unknown' ? undefined : 'all'),
  edgesOf: (organisation) =>
    organisation.status === 'unknown' || organisation.parent === undefined ? [] : [organisation.parent],
};

/** Whether the parent is the organisation itself, or below it: for plans. A chain that is too long counts as below. */
export async function isBelow(parent: string, organisation: string, read: FactReader): Promise<boolean> {
  const end = await walk({ from: parent, avoiding: organisation, most: MOST_ABOVE }, async (id) => {
    const above = await read.state(organisationDecider, id);
    return above.status !== 'unknown' && above.parent !== undefined ? [above.parent] : [];
  });
  return end !== undefined;
}
