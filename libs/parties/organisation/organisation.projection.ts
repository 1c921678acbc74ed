import type { DateRefined, Evidence } from '#event-sourcing';
import { json, patch, projection, put, table, word } from '#event-sourcing';
import type { OrganisationKind } from './organisation.commands.js';
import type { OrganisationEvent } from './organisation.events.js';
import type { Organisation } from './organisation.state.js';
import { namesIn, registerNames } from '#shared-kernel';

export const organisations = table({
  name: 'organisations',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<Exclude<Organisation['status'], 'unknown'>>(),
    name: 'text',
    kind: word<OrganisationKind>(),
    parent: 'text?',
    from: 'text',
    until: 'text?',
    /** The reorganisation that moved or ended the organisation last. */
    reorganisation: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['name'], ['parent']],
  visibility: 'everyone',
});

registerNames(
  'organisation',
  namesIn(organisations, ({ name }) => name),
);

export const organisationsProjection = projection<OrganisationEvent | DateRefined>()({
  name: 'organisations',
  version: 2,
  tables: [organisations],
  reads: ['organisation'],
  leaves: [],
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
    ReorganisationAwaited: ({ id, revision }) => [patch(organisations, { id }, { revision })],
    DateRefined: ({ id, revision }) => [patch(organisations, { id }, { revision })],
  },
});
