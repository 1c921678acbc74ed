import type { DateRefined, Recorded, RowChange } from '#event-sourcing';
import { patch, projection, put, remove } from '#event-sourcing';
import { entryRows } from './entries/entries.projection.js';
import { phaseRows } from './phases/phases.projection.js';
import type { StrategyProcessEvent } from './strategy-process.events.js';
import { changed, dated } from './strategy-process.rows.js';
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
  version: 4,
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
    MeasureFoundAfterClosing: (event) => [changed(event)],
    BudgetInOtherCurrencyFound: (event) => [changed(event)],
    MeasureRegistered: (event) => [put(processMeasures, membership(event)), changed(event)],
    MeasureLeft: (event) => [remove(processMeasures, membership(event)), changed(event)],
    CommitteeRegistered: (event) => [changed(event)],
    ProcessClosed: (event) => [
      changed(event, { status: 'closed', suspended: false, closedEvent: event.eventId }),
      dated(event),
    ],
    ...entryRows,
    ...phaseRows,
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

type MeasureEvent = Extract<StrategyProcessEvent, { readonly type: 'MeasureRegistered' | 'MeasureLeft' }>;

function membership({ id: process, data }: Recorded<MeasureEvent>): { process: string; measure: string } {
  return { process, measure: data.measure };
}
