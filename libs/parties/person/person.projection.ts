import type { DateRefined, Recorded, RowChange } from '#event-sourcing';
import { patch, projection, put, table } from '#event-sourcing';
import type { PersonEvent } from './person.js';

/** Names and contacts as the log holds them, sealed; `…Event` is the event that they can be opened with. */
export const persons = table({
  name: 'persons',
  columns: {
    id: 'text',
    ordinal: 'position',
    revision: 'position',
    status: 'text',
    nameEvent: 'text',
    name: 'json?',
    contactEvent: 'text?',
    contact: 'json?',
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['ordinal'], ['status']],
});

/** `id` is the function's, `event` the one that its title can be opened with. */
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
    evidence: 'json',
  },
  key: ['id'],
  indexes: [['person'], ['organisation']],
});

export const personsProjection = projection<PersonEvent | DateRefined>({
  name: 'persons',
  version: 2,
  tables: [persons, personFunctions],
  reads: ['person'],
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
    // The register of deviations shows them.
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],
    DateRefined: (event) => [changed(event)],
  },
});

function changed({ id, revision }: Recorded, row: Parameters<typeof patch<typeof persons>>[2] = {}): RowChange {
  return patch(persons, { id }, { revision, ...row });
}
