import type { RowOf } from '#event-sourcing';
import { phaseOrderWarnings } from './phase-order.js';
import type { Participant } from './strategy-process.commands.js';
import type {
  contextEntries,
  deliverables,
  fieldsOfAction,
  phases,
  processCycles,
  processDates,
  processes,
  processEvents,
  processInvitations,
  processMeasures,
  processParticipants,
} from './strategy-process.tables.js';

export interface ProcessRows {
  readonly process: RowOf<typeof processes>;
  readonly dates: readonly RowOf<typeof processDates>[];
  readonly measures: readonly RowOf<typeof processMeasures>[];
  readonly participants: readonly RowOf<typeof processParticipants>[];
  readonly fieldsOfAction: readonly RowOf<typeof fieldsOfAction>[];
  readonly context: readonly RowOf<typeof contextEntries>[];
  readonly events: readonly RowOf<typeof processEvents>[];
  readonly invitations: readonly RowOf<typeof processInvitations>[];
  readonly cycles: readonly RowOf<typeof processCycles>[];
  readonly phases: readonly RowOf<typeof phases>[];
  readonly deliverables: readonly RowOf<typeof deliverables>[];
}

/** Names of organisations and committees by their id. */
export type Names = ReadonlyMap<string, string>;

/** One process with everything in it; `committees` are those that work for it. */
export function processView(rows: ProcessRows, committees: readonly string[], names: Names): object {
  const { process } = rows;
  const dates: Dates = new Map(rows.dates.map(({ event, on }) => [event, on]));
  const shownPhases = rows.phases.map((phase) => phaseView(phase, rows.deliverables, dates));
  return {
    ...processItem(process),
    mandate: process.mandate,
    lead: process.lead === null ? null : named({ kind: 'organisation', id: process.lead }, names),
    drafted: dated(process.draftedEvent, dates),
    initiated: dated(process.initiatedEvent, dates),
    closed: dated(process.closedEvent, dates),
    openMeasures: rows.measures.length,
    participants: rows.participants.map(({ id, participant, evidence }) => ({
      id,
      participant: named(asParticipant(participant), names),
      evidence,
    })),
    fieldsOfAction: rows.fieldsOfAction.map(shown),
    context: rows.context.map(shown),
    events: rows.events.map((event) => eventView(event, rows.invitations, dates, names)),
    cycles: [
      { cycle: 1 },
      ...rows.cycles.map(({ cycle, title, startedEvent, evidence }) => ({
        cycle,
        title,
        started: dated(startedEvent, dates),
        evidence,
      })),
    ],
    phases: shownPhases,
    warnings: phaseOrderWarnings(shownPhases.map((phase) => ({ ...phase, startedOn: phase.started?.on ?? null }))),
    committees: committees.map((id) => named({ kind: 'committee', id }, names)),
  };
}

/** A process as lists show it. */
export function processItem({
  id,
  title,
  status,
  suspended,
  cycle,
  currency,
  evidence,
  revision,
}: ProcessRows['process']): object {
  return {
    id,
    title,
    status: suspended ? 'suspended' : status,
    cycle,
    currency,
    evidence,
    revision: revision.toString(),
  };
}

/** The organisations and committees that a process names. */
export function partiesIn(rows: ProcessRows): readonly Participant[] {
  return [
    ...(rows.process.lead === null ? [] : [{ kind: 'organisation', id: rows.process.lead } as const]),
    ...rows.participants.map(({ participant }) => asParticipant(participant)),
    ...rows.events.flatMap(({ participants }) => (participants as readonly Participant[] | null) ?? []),
  ];
}

type Dates = ReadonlyMap<string, string>;

interface Dated {
  readonly on: string;
  /** The event that `RefineDate` takes. */
  readonly event: string;
}

function dated(event: string | null, dates: Dates): Dated | null {
  return event === null ? null : { on: dates.get(event) ?? 'unknown', event };
}

function eventView(
  { id, kind, title, participants, heldEvent, evidence }: ProcessRows['events'][number],
  invitations: ProcessRows['invitations'],
  dates: Dates,
  names: Names,
): object {
  const invitation = invitations.find((one) => one.id === id);
  return {
    id,
    kind,
    title,
    invited: dated(invitation?.invitedEvent ?? null, dates),
    held: dated(heldEvent, dates),
    // The projection wrote what the event says: participants or nothing.
    participants: (participants as readonly Participant[] | null)?.map((one) => named(one, names)) ?? null,
    evidence,
  };
}

interface PhaseView {
  readonly id: string;
  readonly kind: string;
  readonly cycle: number;
  readonly planned: { readonly from: string; readonly until: string };
  readonly started: Dated | null;
  readonly completed: Dated | null;
  readonly deliverables: readonly object[];
  readonly evidence: unknown;
}

function phaseView(phase: ProcessRows['phases'][number], all: ProcessRows['deliverables'], dates: Dates): PhaseView {
  const { id, kind, cycle, from, until, startedEvent, completedEvent, evidence } = phase;
  return {
    id,
    kind,
    cycle,
    planned: { from, until },
    started: dated(startedEvent, dates),
    completed: dated(completedEvent, dates),
    deliverables: all.filter((one) => one.phase === id).map(({ phase: _, ...rest }) => shown(rest)),
    evidence,
  };
}

function named(participant: Participant, names: Names): object {
  if (participant.kind === 'function') return participant;
  return { ...participant, name: names.get(participant.id) ?? null };
}

function asParticipant(participant: unknown): Participant {
  // The projection wrote it from the event, which holds a participant.
  return participant as Participant;
}

function shown<P extends { readonly process: string; readonly ordinal: bigint }>({
  process,
  ordinal,
  ...rest
}: P): Omit<P, 'process' | 'ordinal'> {
  return rest;
}
