import { json, table } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import { namesIn, registerNames } from '#shared-kernel';

const evidence = 'json' as const;

export const papers = table({
  name: 'papers',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: 'text',
    title: 'text',
    public: 'text',
    version: 'integer',
    document: 'text?',
    releasedVersion: 'integer?',
    reference: 'text?',
    year: 'integer?',
    /** Met in an extract: draft, co-signatures and release are unknown. */
    known: 'boolean',
    processes: 'json',
    /** The progress report that it brings before the committees. */
    report: 'text?',
    /** What the consultation came to, once it is concluded; taking note is never approval. */
    effect: 'text?',
    effectOfStep: 'text?',
    evidence,
  },
  key: ['id'],
  indexes: [['ordinal'], ['status', 'ordinal']],
});

registerNames(
  'paper',
  namesIn(papers, ({ title, reference }) => (reference === null ? title : `${title} (${reference})`)),
);

/** Every reference that a paper ever had, so that it is found by an earlier one too. */
export const paperReferences = table({
  name: 'paperReferences',
  columns: { year: 'integer', reference: 'text', paper: 'text' },
  key: ['year', 'reference'],
});

export const paperProcesses = table({
  name: 'paperProcesses',
  columns: { process: 'text', paper: 'text' },
  key: ['process', 'paper'],
});

/** `entry` is the event that made the row: a date that is refined later names it. */
export const paperVersions = table({
  name: 'paperVersions',
  columns: {
    entry: 'text',
    ordinal: 'position',
    paper: 'text',
    version: 'integer',
    title: 'text',
    public: 'text',
    document: 'text?',
    on: 'text',
    evidence,
  },
  key: ['entry'],
  indexes: [['paper', 'version']],
});

/** What a version decides on, as named last. */
export const paperSubjects = table({
  name: 'paperSubjects',
  columns: { paper: 'text', version: 'integer', subjects: json<readonly Subject[]>() },
  key: ['paper', 'version'],
});

/** An answer holds for the version that it was given for. */
export const coSignatures = table({
  name: 'coSignatures',
  columns: {
    coSignature: 'text',
    ordinal: 'position',
    paper: 'text',
    of: 'json',
    status: 'text',
    version: 'integer',
    reason: 'text?',
    evidence,
  },
  key: ['coSignature'],
  indexes: [['paper', 'ordinal']],
});

export const paperSteps = table({
  name: 'paperSteps',
  columns: {
    step: 'text',
    ordinal: 'position',
    paper: 'text',
    committee: 'text',
    role: 'text',
    order: 'integer',
    /** planned, unplanned, or referred. */
    how: 'text',
    meeting: 'text?',
    dropped: 'text?',
    evidence,
  },
  key: ['step'],
  indexes: [
    ['paper', 'ordinal'],
    ['committee', 'paper'],
  ],
});

/** Outcomes and their corrections; of those with the same `first` the last one counts. */
export const paperStepOutcomes = table({
  name: 'paperStepOutcomes',
  columns: {
    entry: 'text',
    ordinal: 'position',
    paper: 'text',
    step: 'text',
    /** The meeting's event, and the first one that it corrects. */
    event: 'text',
    first: 'text',
    meeting: 'text',
    item: 'text',
    outcome: 'json',
    ends: 'boolean',
    effect: 'text',
    on: 'text',
    evidence,
  },
  key: ['entry'],
  indexes: [['paper', 'ordinal']],
});
