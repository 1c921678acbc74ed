import type { DateRefined, Evidence } from '#event-sourcing';
import { json, patch, projection, put, table, word } from '#event-sourcing';
import type { RecessEvent } from './recess.events.js';
import type { Recess } from './recess.state.js';

/** Recesses of the council; both days belong to one. */
export const recesses = table({
  name: 'recesses',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<Exclude<Recess['status'], 'unknown'>>(),
    name: 'text',
    first: 'text',
    last: 'text',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['status', 'first']],
  visibility: 'everyone',
});

export const recessesProjection = projection<RecessEvent | DateRefined>()({
  name: 'recesses',
  version: 1,
  tables: [recesses],
  reads: ['recess'],
  leaves: [],
  handlers: {
    RecessRecorded: ({ id, position, revision, data: { name, first, last }, metadata: { evidence } }) => [
      put(recesses, { id, ordinal: position, revision, status: 'recorded', name, first, last, evidence }),
    ],
    RecessCorrected: ({ id, revision, data: { first, last } }) => [patch(recesses, { id }, { revision, first, last })],
    RecessCancelled: ({ id, revision }) => [patch(recesses, { id }, { revision, status: 'cancelled' })],
    DateRefined: ({ id, revision }) => [patch(recesses, { id }, { revision })],
  },
});
