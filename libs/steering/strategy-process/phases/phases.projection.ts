import type { ProjectionHandlers } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import type { PhaseEvent } from '../strategy-process.events.js';
import { changed, dated, made } from '../strategy-process.rows.js';
import { deliverables, phases, processCycles } from '../strategy-process.tables.js';

export const phaseRows: ProjectionHandlers<PhaseEvent> = {
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
};
