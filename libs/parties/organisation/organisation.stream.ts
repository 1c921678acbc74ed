import type { StreamDefinition } from '#event-sourcing';
import { isOfType, usesOf } from '#event-sourcing';
import type { OrganisationCommand, OrganisationFacts } from './organisation.decide.js';
import { organisationDecider } from './organisation.decide.js';
import type { OrganisationEvent } from './organisation.events.js';
import type { OrganisationRefusal } from './organisation.refusals.js';
import type { Organisation } from './organisation.state.js';
import { organisationLikeness } from './organisation-likeness.js';
import { organisationTree } from './organisation-tree.js';
import { awaitedBy } from './reorganisation-ahead.js';

export const organisationStream: StreamDefinition<
  OrganisationCommand,
  Organisation,
  OrganisationEvent,
  OrganisationRefusal,
  OrganisationFacts
> = {
  decider: organisationDecider,
  edges: [organisationTree],
  likenesses: [organisationLikeness],
  ends: {
    rule: 'organisationHasEnded',
    isEnd: isOfType('OrganisationEnded' satisfies OrganisationEvent['type']),
    english: 'An organisation that has ended takes over nothing and gets no subordinate units.',
    german: 'Eine Organisation, die nicht mehr besteht, übernimmt nichts und erhält keine untergeordneten Einheiten.',
  },
  uses: [
    usesOf<OrganisationEvent>()('organisation', {
      OrganisationRegistered: ({ data }) => [data.parent],
      OrganisationMoved: ({ data }) => [data.parent],
    }),
  ],
  facts: async ({ type, data }, organisation, read) => {
    const awaited = type === 'EndOrganisation' ? await awaitedBy(organisation, read) : {};
    const parent = type === 'RegisterOrganisation' || type === 'MoveOrganisation' ? data.parent : undefined;
    if (parent === undefined) return { parent: 'none', awaited };
    const { status } = await read.state(organisationDecider, parent);
    return { parent: status, awaited };
  },
};
