import type { Evidence } from '#event-sourcing';
import { json, jsonOrNull, table, word, wordOrNull } from '#event-sourcing';
import { namesIn, registerNames } from '#shared-kernel';
import type { Participant, ParticipantsNamed, ProcessEventKind } from './entries/entries.commands.js';
import type { Mandate } from './mandate.fields.js';
import type { PhaseKind } from './phases/phases.commands.js';
import type { Deliverable } from './phases/phases.state.js';

/** `status` is that beside a suspension; `…Event` columns name events whose day is in `processDates`. */
export const processes = table({
  name: 'processes',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<'draft' | 'initiated' | 'running' | 'closed'>(),
    suspended: 'boolean',
    title: 'text',
    mandate: jsonOrNull<Mandate>(),
    lead: 'text?',
    cycle: 'integer',
    /** The currency of the budgets of its measures, ISO 4217. */
    currency: 'text',
    draftedEvent: 'text',
    initiatedEvent: 'text?',
    closedEvent: 'text?',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['title']],
  visibility: 'everyone',
});

registerNames(
  'process',
  namesIn(processes, ({ title }) => title),
);

/** The dates of the events of a process, as known now: `DateRefined` names the event. */
export const processDates = table({
  name: 'processDates',
  columns: { event: 'text', process: 'text', on: 'text' },
  key: ['event'],
  indexes: [['process']],
  visibility: 'everyone',
});

/** Measures that are registered with it and not over: with any of them it cannot be closed. */
export const processMeasures = table({
  name: 'processMeasures',
  columns: { process: 'text', measure: 'text' },
  key: ['process', 'measure'],
  visibility: 'everyone',
});

const part = { id: 'text', ordinal: 'position', process: 'text', evidence: json<Evidence>() } as const;

export const processParticipants = table({
  name: 'processParticipants',
  columns: { ...part, participant: json<Participant>() },
  key: ['id'],
  indexes: [['process']],
  visibility: 'everyone',
});

export const fieldsOfAction = table({
  name: 'fieldsOfAction',
  columns: { ...part, title: 'text', description: 'text?' },
  key: ['id'],
  indexes: [['process']],
  visibility: 'everyone',
});

export const contextEntries = table({
  name: 'contextEntries',
  columns: { ...part, title: 'text', text: 'text?' },
  key: ['id'],
  indexes: [['process']],
  visibility: 'everyone',
});

export const processEvents = table({
  name: 'processEvents',
  columns: {
    ...part,
    kind: word<ProcessEventKind>(),
    title: 'text?',
    participants: jsonOrNull<readonly Participant[]>(),
    participantsNamed: wordOrNull<ParticipantsNamed>(),
    heldEvent: 'text',
  },
  key: ['id'],
  indexes: [['process']],
  visibility: 'everyone',
});

/** `id` is that of the process event that people were invited to. */
export const processInvitations = table({
  name: 'processInvitations',
  columns: { ...part, invitedEvent: 'text' },
  key: ['id'],
  indexes: [['process']],
  visibility: 'everyone',
});

export const processCycles = table({
  name: 'processCycles',
  columns: { process: 'text', cycle: 'integer', title: 'text?', startedEvent: 'text', evidence: json<Evidence>() },
  key: ['process', 'cycle'],
  visibility: 'everyone',
});

export const phases = table({
  name: 'phases',
  columns: {
    ...part,
    kind: word<PhaseKind>(),
    cycle: 'integer',
    from: 'text',
    until: 'text',
    startedEvent: 'text?',
    completedEvent: 'text?',
  },
  key: ['id'],
  indexes: [['process']],
  visibility: 'everyone',
});

export const deliverables = table({
  name: 'deliverables',
  columns: { ...part, phase: 'text', title: 'text', status: word<Deliverable['status']>(), reason: 'text?' },
  key: ['id'],
  indexes: [['process']],
  visibility: 'everyone',
});
