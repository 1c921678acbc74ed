import type { DateRefined } from '#event-sourcing';
import { patch, projection, put, table } from '#event-sourcing';
import type { OrganisationEvent } from './organisation.js';

export const organisations = table({
  name: 'organisations',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: 'text',
    name: 'text',
    kind: 'text',
    parent: 'text?',
    from: 'text',
    until: 'text?',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['name'], ['parent']],
});

export const organisationsProjection = projection<OrganisationEvent | DateRefined>({
  name: 'organisations',
  version: 1,
  tables: [organisations],
  reads: ['organisation'],
  handlers: {
    OrganisationRegistered: ({ id, position, revision, data, metadata }) => [
      put(organisations, {
        id,
        ordinal: position,
        revision,
        status: 'registered',
        name: data.name,
        kind: data.kind,
        parent: data.parent ?? null,
        from: data.from,
        until: null,
        evidence: metadata.evidence,
      }),
    ],
    OrganisationRenamed: ({ id, revision, data }) => [patch(organisations, { id }, { revision, name: data.name })],
    OrganisationEnded: ({ id, revision, data }) => [
      patch(organisations, { id }, { revision, status: 'ended', until: data.on }),
    ],
    DateRefined: ({ id, revision }) => [patch(organisations, { id }, { revision })],
  },
});
