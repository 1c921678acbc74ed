import type { DateRefined, Evidence } from '#event-sourcing';
import { json, patch, projection, put, table } from '#event-sourcing';
import type { AccessTokenEvent } from './access-token.js';

/** The public facts of tokens, never the hash of a secret. The reader's clock decides whether one has expired. */
export const accessTokens = table({
  name: 'accessTokens',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: 'text',
    actor: 'text',
    label: 'text?',
    expiresAt: 'text',
    revocationReason: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['actor']],
  visibility: 'everyone',
});

export const accessTokensProjection = projection<AccessTokenEvent | DateRefined>({
  name: 'accessTokens',
  version: 1,
  tables: [accessTokens],
  reads: ['accessToken'],
  handlers: {
    TokenIssued: ({ id, position, revision, data, metadata }) => [
      put(accessTokens, {
        id,
        ordinal: position,
        revision,
        status: 'issued',
        actor: data.actor,
        label: data.label ?? null,
        expiresAt: data.expiresAt,
        revocationReason: null,
        evidence: metadata.evidence,
      }),
    ],
    TokenRevoked: ({ id, revision, data }) => [
      patch(accessTokens, { id }, { revision, status: 'revoked', revocationReason: data.reason ?? null }),
    ],
    DateRefined: ({ id, revision }) => [patch(accessTokens, { id }, { revision })],
  },
});
