import { evolveByType, unchanged } from '#event-sourcing';
import type { OrganisationEvent } from './organisation.events.js';
import type { Organisation } from './organisation.state.js';

export const evolveOrganisation = evolveByType<Organisation, OrganisationEvent>({
  OrganisationRegistered: (_organisation, { data: { name, from, parent } }) => ({
    status: 'registered',
    name,
    from,
    awaited: {},
    ...(parent !== undefined && { parent }),
  }),
  OrganisationRenamed: (organisation, { data }) =>
    organisation.status === 'registered' ? { ...organisation, name: data.name } : organisation,
  OrganisationMoved: (organisation, { data: { parent } }) => {
    if (organisation.status !== 'registered') return organisation;
    const { status, name, from, awaited } = organisation;
    return { status, name, from, awaited, ...(parent !== undefined && { parent }) };
  },
  ReorganisationAwaited: (organisation, { data: { reorganisation, at } }) =>
    organisation.status === 'registered'
      ? { ...organisation, awaited: { ...organisation.awaited, [reorganisation]: at } }
      : organisation,
  OrganisationEnded: (organisation, { data: { on } }) => {
    const parent = organisation.status === 'registered' ? organisation.parent : undefined;
    return { status: 'ended', on, ...(parent !== undefined && { parent }) };
  },
  DateRefined: unchanged,
});
