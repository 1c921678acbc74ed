import type { AnswerOf } from '#http';
import { answer, rowSchema } from '#http';
import { datedSchema } from '#shared-kernel';
import { PARTICIPANTS_NAMED } from './entries/entries.commands.js';
import type { Mandate } from './mandate.fields.js';
import {
  contextEntries,
  deliverables,
  fieldsOfAction,
  phases,
  processCycles,
  processes,
  processEvents,
  processParticipants,
} from './strategy-process.tables.js';

const { choice, id, integer, list, open, orNull, shape, text } = answer;

const title = 'Wir alle sind LU';
const party = answer.shape(
  { kind: choice('organisation', 'committee', 'function') },
  {
    id: id(),
    name: orNull(text('Sozialausschuss', 'Null for a moment where the other read model is behind.')),
    title: text('Leitung Kultur'),
    organisation: id(),
  },
);
export type PartyAnswer = AnswerOf<typeof party>;

const when = orNull(datedSchema);

/** A process as lists show it. */
export const processListed = rowSchema(processes, {
  only: ['id', 'title', 'cycle', 'currency', 'evidence', 'revision'],
  and: { status: text('draft', '`suspended` while it is so.') },
  examples: { title },
});
export type ProcessListed = AnswerOf<typeof processListed>;

const event = rowSchema(processEvents, {
  without: ['process', 'heldEvent', 'participantsNamed'],
  and: { invited: when, held: when, participants: orNull(list(party)) },
  // Left out where it is unknown.
  optional: { participantsNamed: choice(...PARTICIPANTS_NAMED) },
  examples: { kind: 'kickoff', title: 'Auftakt' },
});
export type ProcessEventAnswer = AnswerOf<typeof event>;

/** The first cycle began with the process and has only its number. */
const cycle = answer.partly(
  rowSchema(processCycles, {
    without: ['process', 'startedEvent'],
    and: { started: datedSchema },
    examples: { title: 'Fortschreibung', cycle: 2 },
  }),
  ['cycle'],
);

const phase = rowSchema(phases, {
  without: ['process', 'from', 'until', 'startedEvent', 'completedEvent'],
  and: {
    planned: shape({ from: text('2019-01'), until: text('2019-06') }),
    started: when,
    completed: when,
    deliverables: list(
      rowSchema(deliverables, { without: ['process', 'phase'], examples: { title: 'Leitbild', status: 'open' } }),
    ),
  },
  examples: { kind: 'developing' },
});
export type PhaseAnswer = AnswerOf<typeof phase>;

/** One process with everything in it. */
export const processAnswer = answer.extended(processListed, {
  mandate: orNull(open<Mandate>({ kind: 'unknown' })),
  lead: orNull(party),
  drafted: when,
  initiated: when,
  closed: when,
  openMeasures: integer(12),
  participants: list(rowSchema(processParticipants, { without: ['process'], and: { participant: party } })),
  fieldsOfAction: list(rowSchema(fieldsOfAction, { without: ['process'], examples: { title: 'Bildung' } })),
  context: list(rowSchema(contextEntries, { without: ['process'], examples: { title: 'Ausgangslage' } })),
  events: list(event),
  cycles: list(cycle),
  phases: list(phase),
  warnings: list(text('evaluating of cycle 1 began before implementing')),
  committees: list(party),
});
export type ProcessAnswer = AnswerOf<typeof processAnswer>;
