import type { DateRefined, Evidence, Recorded, RowChange } from '#event-sourcing';
import { json, patch, projection, put, table, word } from '#event-sourcing';
import type { PersonEvent } from './person.events.js';
import type { RecordedPerson } from './person.state.js';

/** Names and contacts are encrypted, as in the log. `nameEvent` and `contactEvent` are needed to decrypt them. */
export const persons = table({
  name: 'persons',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: word<RecordedPerson['status']>(),
    nameEvent: 'text',
    name: 'json?',
    contactEvent: 'text?',
    contact: 'json?',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['ordinal'], ['status']],
  visibility: 'everyone',
});

/** `id` is the function's; `event` is needed to decrypt its title. */
export const personFunctions = table({
  name: 'personFunctions',
  columns: {
    id: 'text',
    ordinal: 'position',
    person: 'text',
    event: 'text',
    title: 'json',
    organisation: 'text?',
    from: 'text',
    evidence: json<Evidence>(),
  },
  key: ['id'],
  indexes: [['person'], ['organisation']],
  visibility: 'everyone',
});

export const personsProjection = projection<PersonEvent | DateRefined>()({
  name: 'persons',
  version: 2,
  tables: [persons, personFunctions],
  reads: ['person'],
  leaves: [],
  handlers: {
    PersonRegistered: ({ id, position, revision, eventId, data, metadata }) => [
      put(persons, {
        id,
        ordinal: position,
        revision,
        status: 'registered',
        nameEvent: eventId,
        name: data.name,
        contactEvent: data.contact === undefined ? null : eventId,
        contact: data.contact ?? null,
        evidence: metadata.evidence,
      }),
    ],
    FunctionAssigned: (event) => [
      put(personFunctions, {
        id: event.data.function,
        ordinal: event.position,
        person: event.id,
        event: event.eventId,
        title: event.data.title,
        organisation: event.data.organisation ?? null,
        from: event.data.from,
        evidence: event.metadata.evidence,
      }),
      changed(event),
    ],
    ContactChanged: (event) => [changed(event, { contact: event.data.contact, contactEvent: event.eventId })],
    ErasureRequested: (event) => [changed(event, { status: 'restricted' })],
    ErasureDecided: (event) => [
      event.data.decision === 'granted'
        ? changed(event, { status: 'erased', name: null, contact: null, contactEvent: null })
        : changed(event, { status: 'registered' }),
    ],
    // The projection `deviations` holds the deviations themselves.
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],
    DateRefined: (event) => [changed(event)],
  },
});

function changed({ id, revision }: Recorded, row: Parameters<typeof patch<typeof persons>>[2] = {}): RowChange {
  return patch(persons, { id }, { revision, ...row });
}
