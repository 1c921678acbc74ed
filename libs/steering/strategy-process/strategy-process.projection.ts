import type { DateRefined, Recorded, RowChange } from '#event-sourcing';
import { patch, projection, put, remove } from '#event-sourcing';
import type { StrategyProcessEvent } from './strategy-process.events.js';
import {
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

export const processesProjection = projection<StrategyProcessEvent | DateRefined>({
  name: 'processes',
  version: 3,
  tables: [
    processes,
    processDates,
    processParticipants,
    fieldsOfAction,
    processMeasures,
    contextEntries,
    processEvents,
    processInvitations,
    processCycles,
    phases,
    deliverables,
  ],
  reads: ['strategyProcess'],
  handlers: {
    ProcessDrafted: (event) => [drafted(event), dated(event)],
    ProcessInitiated: (event) => {
      const { mandate, lead } = event.data;
      return [changed(event, { status: 'initiated', mandate, lead, initiatedEvent: event.eventId }), dated(event)];
    },
    ProcessLeadAssigned: (event) => [changed(event, { lead: event.data.lead })],
    ProcessSuspended: (event) => [changed(event, { suspended: true })],
    ProcessResumed: (event) => [changed(event, { suspended: false })],
    CurrencyChosen: (event) => [changed(event, { currency: event.data.currency })],
    MeasureRegistered: (event) => [put(processMeasures, membership(event)), changed(event)],
    MeasureLeft: (event) => [remove(processMeasures, membership(event)), changed(event)],
    CommitteeRegistered: (event) => [changed(event)],
    ProcessClosed: (event) => [
      changed(event, { status: 'closed', suspended: false, closedEvent: event.eventId }),
      dated(event),
    ],
    ParticipantRegistered: (event) => {
      const { participation, participant } = event.data;
      return [put(processParticipants, { ...made(event, participation), participant }), changed(event)];
    },
    FieldOfActionNamed: (event) => {
      const { field, title, description = null } = event.data;
      return [put(fieldsOfAction, { ...made(event, field), title, description }), changed(event)];
    },
    ContextRecorded: (event) => {
      const { context, title, text = null } = event.data;
      return [put(contextEntries, { ...made(event, context), title, text }), changed(event)];
    },
    ProcessEventInvited: (event) => [
      put(processInvitations, { ...made(event, event.data.event), invitedEvent: event.eventId }),
      dated(event),
      changed(event),
    ],
    ProcessEventHeld: (event) => {
      const { event: id, kind, title = null, participants = null } = event.data;
      const row = { ...made(event, id), kind, title, participants, heldEvent: event.eventId };
      return [put(processEvents, row), dated(event), changed(event)];
    },
    PhasePlanned: (event) => {
      const { phase, kind, cycle, from, until } = event.data;
      const row = { ...made(event, phase), kind, cycle, from, until, startedEvent: null, completedEvent: null };
      return [put(phases, row), changed(event)];
    },
    PhaseStarted: (event) => [
      patch(phases, { id: event.data.phase }, { startedEvent: event.eventId }),
      dated(event),
      changed(event, { status: 'running' }),
    ],
    PhaseCompleted: (event) => [
      patch(phases, { id: event.data.phase }, { completedEvent: event.eventId }),
      dated(event),
      changed(event),
    ],
    DeliverableNamed: (event) => {
      const { deliverable, phase, title } = event.data;
      return [
        put(deliverables, { ...made(event, deliverable), phase, title, status: 'open', reason: null }),
        changed(event),
      ];
    },
    DeliverableDelivered: (event) => [
      patch(deliverables, { id: event.data.deliverable }, { status: 'delivered' }),
      changed(event),
    ],
    DeliverableWaived: (event) => [
      patch(deliverables, { id: event.data.deliverable }, { status: 'waived', reason: event.data.reason }),
      changed(event),
    ],
    CycleStarted: (event) => {
      const { cycle, title = null } = event.data;
      const { id: process, eventId: startedEvent, metadata } = event;
      return [
        put(processCycles, { process, cycle, title, startedEvent, evidence: metadata.evidence }),
        dated(event),
        changed(event, { cycle }),
      ];
    },
    DateRefined: (event) => [patch(processDates, { event: event.data.event }, { on: event.data.to }), changed(event)],
  },
});

function drafted({
  id,
  position,
  revision,
  eventId,
  data,
  metadata,
}: Recorded<Extract<StrategyProcessEvent, { readonly type: 'ProcessDrafted' }>>): RowChange {
  return put(processes, {
    id,
    ordinal: position,
    revision,
    status: 'draft',
    suspended: false,
    title: data.title,
    mandate: null,
    lead: null,
    cycle: 1,
    currency: 'EUR',
    draftedEvent: eventId,
    initiatedEvent: null,
    closedEvent: null,
    evidence: metadata.evidence,
  });
}

/** What every row of a part says of the event that made it. */
function made(
  { id: process, position, metadata }: Recorded,
  id: string,
): { readonly id: string; readonly ordinal: bigint; readonly process: string; readonly evidence: unknown } {
  return { id, ordinal: position, process, evidence: metadata.evidence };
}

function dated({ eventId, id, occurredOn }: Recorded): RowChange {
  return put(processDates, { event: eventId, process: id, on: occurredOn });
}

function changed({ id, revision }: Recorded, row: Parameters<typeof patch<typeof processes>>[2] = {}): RowChange {
  return patch(processes, { id }, { revision, ...row });
}

type MeasureEvent = Extract<StrategyProcessEvent, { readonly type: 'MeasureRegistered' | 'MeasureLeft' }>;

function membership({ id: process, data }: Recorded<MeasureEvent>): { process: string; measure: string } {
  return { process, measure: data.measure };
}
