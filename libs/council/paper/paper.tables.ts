import type { Evidence } from '#event-sourcing';
import { json, table, word, wordOrNull } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import { namesIn, registerNames } from '#shared-kernel';
import type { Publicity } from '../meeting/meeting.events.js';
import type { Outcome } from '../meeting/outcome/outcome.js';
import type { Effect } from '../meeting/outcome/outcomes.js';
import type { CoSignature } from './co-signature/co-signature.state.js';
import type { CoSigner } from './paper.events.js';
import type { ExistingPaper } from './paper.state.js';
import type { StepRole } from './step/step-outcome.js';

const evidence = json<Evidence>();

export const papers = table({
  name: 'papers',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<ExistingPaper['status']>(),
    title: 'text',
    public: word<Publicity>(),
    version: 'integer',
    document: 'text?',
    releasedVersion: 'integer?',
    reference: 'text?',
    year: 'integer?',
    /** Known from an extract: draft, co-signatures and release are unknown. */
    known: 'boolean',
    processes: json<readonly string[]>(),
    /** The progress report that it brings before the committees. */
    report: 'text?',
    /** The result of the consultation, once it is concluded; taking note is never approval. */
    effect: wordOrNull<Effect>(),
    effectOfStep: 'text?',
    evidence,
  },
  key: ['id'],
  indexes: [['ordinal'], ['status', 'ordinal']],
  visibility: { boundTo: [{ category: 'paper', id: 'id' }] },
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
  visibility: { boundTo: [{ category: 'paper', id: 'paper' }] },
});

export const paperProcesses = table({
  name: 'paperProcesses',
  columns: { process: 'text', paper: 'text' },
  key: ['process', 'paper'],
  visibility: { boundTo: [{ category: 'paper', id: 'paper' }] },
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
    public: word<Publicity>(),
    document: 'text?',
    on: 'text',
    evidence,
  },
  key: ['entry'],
  indexes: [['paper', 'version']],
  visibility: { boundTo: [{ category: 'paper', id: 'paper' }] },
});

/** The subjects that a version decides on, as named last. */
export const paperSubjects = table({
  name: 'paperSubjects',
  columns: { paper: 'text', version: 'integer', subjects: json<readonly Subject[]>() },
  key: ['paper', 'version'],
  visibility: { boundTo: [{ category: 'paper', id: 'paper' }] },
});

/** An answer holds for the version that it was given for. */
export const coSignatures = table({
  name: 'coSignatures',
  columns: {
    coSignature: 'text',
    ordinal: 'position',
    paper: 'text',
    of: json<CoSigner>(),
    status: word<CoSignature['status']>(),
    version: 'integer',
    reason: 'text?',
    evidence,
  },
  key: ['coSignature'],
  indexes: [['paper', 'ordinal']],
  visibility: { boundTo: [{ category: 'paper', id: 'paper' }] },
});

export const paperSteps = table({
  name: 'paperSteps',
  columns: {
    step: 'text',
    ordinal: 'position',
    paper: 'text',
    committee: 'text',
    role: word<StepRole>(),
    order: 'integer',
    how: word<'planned' | 'unplanned' | 'referred'>(),
    meeting: 'text?',
    dropped: 'text?',
    evidence,
  },
  key: ['step'],
  indexes: [
    ['paper', 'ordinal'],
    ['committee', 'paper'],
  ],
  visibility: { boundTo: [{ category: 'paper', id: 'paper' }] },
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
    outcome: json<Outcome>(),
    ends: 'boolean',
    effect: word<Effect>(),
    on: 'text',
    evidence,
  },
  key: ['entry'],
  indexes: [['paper', 'ordinal']],
  visibility: {
    boundTo: [
      { category: 'paper', id: 'paper' },
      { category: 'meeting', id: 'meeting', part: 'item' },
    ],
  },
});
