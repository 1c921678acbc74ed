import { table } from '#event-sourcing';

/**
 * Everything that may be not public, by its place: `meeting-<id>`, `paper-<id>`, `meeting-<id>/<item>`,
 * `assignment-<id>`. `whole` is the meeting of an item, else the place itself. `open`: everyone may read it. `origin`: the
 * item that it comes of; who may read that may read it. `holder`: the organisation that has it now.
 */
export const places = table({
  name: 'places',
  columns: { place: 'text', whole: 'text', open: 'boolean', origin: 'text?', holder: 'text?' },
  key: ['place'],
  visibility: 'everyone',
});

/**
 * Every key of a place; an outcome of an item (`meeting-<id>/<outcome>`) is read by whom may read the item. `id` is the one
 * of the entity or part alone.
 */
export const placeKeys = table({
  name: 'placeKeys',
  columns: { key: 'text', place: 'text', id: 'text' },
  key: ['key'],
  indexes: [['id']],
  visibility: 'everyone',
});

/** To whom a place belongs: `committee-<id>`, `organisation-<id>`, or the actor who drafted it, `actor-<id>`. */
export const placeParties = table({
  name: 'placeParties',
  columns: { place: 'text', party: 'text' },
  key: ['place', 'party'],
  visibility: 'everyone',
});

/** The events of people that name a document, each with the place that it is about. */
export const documentReferences = table({
  name: 'documentReferences',
  columns: { sha256: 'text', event: 'text', stream: 'text', meeting: 'text?', item: 'text?' },
  key: ['sha256', 'event'],
  visibility: { boundTo: [{ stream: 'stream' }, { category: 'meeting', id: 'meeting', part: 'item' }] },
});

/** Categories of streams that may be not public; of meetings the parts too. */
export const PLACED = { meeting: { parts: true }, paper: { parts: false }, assignment: { parts: false } } as const;
export type PlacedCategory = keyof typeof PLACED;

export function isPlaced(category: string): category is PlacedCategory {
  return Object.hasOwn(PLACED, category);
}

/**
 * Categories of streams that only roles that read everything find in the log: what policies asked for, with the bodies of
 * commands, references of papers, which entities are alike, the reasons by which conflicts were settled, and the workflow.
 */
export const CLOSED: readonly string[] = [
  'policy',
  'policysnapshot',
  'paperReference',
  'likeness',
  'conflict',
  'deployments',
  'processinstance',
  'processmessage',
  'processsignal',
  'processstartkey',
];
