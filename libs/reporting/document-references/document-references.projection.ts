import type { Projection, Recorded, RowChange } from '#event-sourcing';
import { put } from '#event-sourcing';
import { documentReferences, itemPlaceOf } from '#places';

/** Streams whose events every role reads as far as they are about nothing that is not public. */
export const OPEN_CATEGORIES = [
  'strategyProcess',
  'organisation',
  'committee',
  'meeting',
  'paper',
  'decision',
  'goal',
  'measure',
  'assignment',
  'reportingRound',
  'recess',
  'reorganisation',
] as const;

/** Streams that fewer roles read. A report's content is a document that has entries of what is not public. */
export const CLOSED_CATEGORIES = [
  'person',
  'actor',
  'accessToken',
  'progressReport',
  'conflict',
  'paperReference',
] as const;

/**
 * Where people named a document: as evidence, as the text of a paper, an item or an outcome. What a policy repeats elsewhere
 * gives nobody the right to read it.
 */
export const documentReferencesProjection: Projection = {
  name: 'documentReferences',
  version: 1,
  tables: [documentReferences],
  reads: OPEN_CATEGORIES,
  project: (event) => (event.metadata.actor.startsWith('policy:') ? [] : rowsOf(event)),
};

function rowsOf(event: Recorded): readonly RowChange[] {
  const { stream, eventId, data, metadata } = event;
  const named = new Set<string>();
  collect(metadata.evidence, named);
  collect(data, named);
  const place = itemPlaceOf(event);
  return [...named].map((sha256) => put(documentReferences, { sha256, event: eventId, stream, ...place }));
}

const SHA256 = /^[0-9a-f]{64}$/u;

function collect(value: unknown, hashes: Set<string>): void {
  if (typeof value === 'string' && SHA256.test(value)) hashes.add(value);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) collect(part, hashes);
}
