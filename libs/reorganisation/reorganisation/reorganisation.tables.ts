import type { Evidence } from '#event-sourcing';
import { json, table, word } from '#event-sourcing';
import { namesIn, registerNames } from '#shared-kernel';
import type { Change, ConcernKind } from './reorganisation.events.js';

export const REORGANISATION_STATUSES = ['recorded', 'cancelled', 'begun', 'carriedOut'] as const;
export type ReorganisationStatus = (typeof REORGANISATION_STATUSES)[number];

export const CONCERN_STATUSES = ['outstanding', 'carried', 'settled'] as const;
export type ConcernStatus = (typeof CONCERN_STATUSES)[number];

export const reorganisations = table({
  name: 'reorganisations',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<ReorganisationStatus>(),
    title: 'text',
    change: json<Change>(),
    on: 'text',
    note: 'text?',
    /** The reason of the cancellation. */
    reason: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['status', 'ordinal']],
  visibility: 'everyone',
});

registerNames(
  'reorganisation',
  namesIn(reorganisations, ({ title }) => title),
);

/** One row for each concern. */
export const reorganisationConcerns = table({
  name: 'reorganisationConcerns',
  columns: {
    reorganisation: 'text',
    kind: word<ConcernKind>(),
    thing: 'text',
    ordinal: 'position',
    place: 'integer',
    to: 'text?',
    status: word<ConcernStatus>(),
    reason: 'text?',
  },
  key: ['reorganisation', 'kind', 'thing'],
  visibility: 'everyone',
});
