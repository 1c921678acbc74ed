import type { Participant } from './entries/entries.commands.js';
import { eventView } from './entries/entries.view.js';
import { phaseOrderWarnings } from './phases/phase-order.js';
import { phaseView } from './phases/phases.view.js';
import type { ProcessRows } from './process-rows.js';
import type { Names } from './shown-parts.js';
import { dated, datedOrNull, named, shown } from './shown-parts.js';
import type { ProcessAnswer, ProcessListed } from './strategy-process.answer.js';

/** One process with everything in it; `committees` are those that work for it. */
export function processView(rows: ProcessRows, committees: readonly string[], names: Names): ProcessAnswer {
  const { process } = rows;
  const dates = new Map(rows.dates.map(({ event, on }) => [event, on]));
  const phases = rows.phases.map((phase) => phaseView(phase, rows.deliverables, dates));
  return {
    ...processItem(process),
    mandate: process.mandate,
    lead: process.lead === null ? null : named({ kind: 'organisation', id: process.lead }, names),
    drafted: datedOrNull(process.draftedEvent, dates),
    initiated: datedOrNull(process.initiatedEvent, dates),
    closed: datedOrNull(process.closedEvent, dates),
    openMeasures: rows.measures.length,
    participants: rows.participants.map(({ id, participant, evidence }) => ({
      id,
      participant: named(participant, names),
      evidence,
    })),
    fieldsOfAction: rows.fieldsOfAction.map(shown),
    context: rows.context.map(shown),
    events: rows.events.map((event) => eventView(event, rows.invitations, dates, names)),
    cycles: [
      { cycle: 1 },
      ...rows.cycles.map(({ cycle, title, startedEvent, evidence }) => ({
        ...{ cycle, title, evidence },
        started: dated(startedEvent, dates),
      })),
    ],
    phases,
    warnings: phaseOrderWarnings(phases.map((phase) => ({ ...phase, startedOn: phase.started?.on ?? null }))),
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
}: ProcessRows['process']): ProcessListed {
  return {
    ...{ id, title, cycle, currency, evidence },
    status: suspended ? 'suspended' : status,
    revision: revision.toString(),
  };
}

/** The organisations and committees that a process names. */
export function partiesIn({ process, participants, events }: ProcessRows): readonly Participant[] {
  return [
    ...(process.lead === null ? [] : [{ kind: 'organisation', id: process.lead } as const]),
    ...participants.map(({ participant }) => participant),
    ...events.flatMap((event) => event.participants ?? []),
  ];
}
