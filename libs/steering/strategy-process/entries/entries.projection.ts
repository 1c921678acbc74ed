import type { ProjectionHandlers } from '#event-sourcing';
import { put } from '#event-sourcing';
import type { EntryEvent } from '../strategy-process.events.js';
import { changed, dated, made } from '../strategy-process.rows.js';
import {
  contextEntries,
  fieldsOfAction,
  processEvents,
  processInvitations,
  processParticipants,
} from '../strategy-process.tables.js';

export const entryRows: ProjectionHandlers<EntryEvent> = {
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
    const { event: id, kind, title = null, participants = null, participantsNamed = null } = event.data;
    const row = { ...made(event, id), kind, title, participants, participantsNamed, heldEvent: event.eventId };
    return [put(processEvents, row), dated(event), changed(event)];
  },
};
