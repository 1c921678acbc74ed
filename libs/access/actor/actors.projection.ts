import type { DateRefined, Evidence } from '#event-sourcing';
import { json, jsonOrNull, patch, projection, put, table } from '#event-sourcing';
import type { LinkedParty } from '#http';
import type { ActorEvent } from './actor.js';

export const actors = table({
  name: 'actors',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    label: 'text',
    kind: 'text',
    person: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['kind']],
  visibility: 'everyone',
});

export const actorGrants = table({
  name: 'actorGrants',
  columns: {
    actor: 'text',
    grant: 'text',
    ordinal: 'position',
    status: 'text',
    role: 'text',
    scope: 'text',
    jobTypes: jsonOrNull<readonly string[]>(),
    from: 'text',
    until: 'text?',
    withdrawalReason: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['actor', 'grant'],
  indexes: [['ordinal']],
  visibility: 'everyone',
});

export const actorLinks = table({
  name: 'actorLinks',
  columns: {
    actor: 'text',
    link: 'text',
    ordinal: 'position',
    status: 'text',
    to: json<LinkedParty>(),
    from: 'text',
    until: 'text?',
    endReason: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['actor', 'link'],
  visibility: 'everyone',
});

export const actorsProjection = projection<ActorEvent | DateRefined>({
  name: 'actors',
  version: 3,
  tables: [actors, actorGrants, actorLinks],
  reads: ['actor'],
  handlers: {
    ActorRegistered: ({ id, position, revision, data, metadata }) => [
      put(actors, {
        id,
        ordinal: position,
        revision,
        label: data.label,
        kind: data.kind,
        person: data.person ?? null,
        evidence: metadata.evidence,
      }),
    ],
    GrantGiven: ({ id, position, revision, data, metadata }) => [
      put(actorGrants, {
        actor: id,
        grant: data.grant,
        ordinal: position,
        status: 'given',
        role: data.role,
        scope: data.scope,
        jobTypes: data.jobTypes ?? null,
        from: data.from,
        until: data.until ?? null,
        withdrawalReason: null,
        evidence: metadata.evidence,
      }),
      patch(actors, { id }, { revision }),
    ],
    GrantWithdrawn: ({ id, revision, data }) => [
      patch(
        actorGrants,
        { actor: id, grant: data.grant },
        { status: 'withdrawn', withdrawalReason: data.reason ?? null },
      ),
      patch(actors, { id }, { revision }),
    ],
    ActorLinked: ({ id, position, revision, data, metadata }) => [
      put(actorLinks, {
        actor: id,
        link: data.link,
        ordinal: position,
        status: 'linked',
        to: data.to,
        from: data.from,
        until: data.until ?? null,
        endReason: null,
        evidence: metadata.evidence,
      }),
      patch(actors, { id }, { revision }),
    ],
    ActorUnlinked: ({ id, revision, data }) => [
      patch(actorLinks, { actor: id, link: data.link }, { status: 'ended', endReason: data.reason ?? null }),
      patch(actors, { id }, { revision }),
    ],
    DateRefined: ({ id, revision }) => [patch(actors, { id }, { revision })],
  },
});
