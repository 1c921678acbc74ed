import type { DateRefined } from '#event-sourcing';
import { patch, projection, put, table } from '#event-sourcing';
import type { OrganisationEvent } from './organisation.js';
import { namesIn, registerNames } from '#shared-kernel';

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
    /** The reorganisation that moved or ended it last. */
    reorganisation: 'text?',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['name'], ['parent']],
});

registerNames(
  'organisation',
  namesIn(organisations, ({ name }) => name),
);

export const organisationsProjection = projection<OrganisationEvent | DateRefined>({
  name: 'organisations',
  version: 2,
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
        reorganisation: null,
        evidence: metadata.evidence,
      }),
    ],
    OrganisationRenamed: ({ id, revision, data }) => [patch(organisations, { id }, { revision, name: data.name })],
    OrganisationMoved: ({ id, revision, data: { parent = null, reorganisation = null } }) => [
      patch(organisations, { id }, { revision, parent, reorganisation }),
    ],
    OrganisationEnded: ({ id, revision, data: { on: until, reorganisation = null } }) => [
      patch(organisations, { id }, { revision, status: 'ended', until, reorganisation }),
    ],
    DateRefined: ({ id, revision }) => [patch(organisations, { id }, { revision })],
  },
});
