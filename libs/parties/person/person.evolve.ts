import type { DeviationEvent, Evolved } from '#event-sourcing';
import { evolveByType, evolveDeviations, unchanged } from '#event-sourcing';
import type { PersonEvent } from './person.events.js';
import type { Person } from './person.state.js';

export const evolvePerson = evolveByType<Person, PersonEvent>({
  PersonRegistered: () => ({ status: 'registered', deviations: {} }),
  FunctionAssigned: unchanged,
  ContactChanged: unchanged,
  ErasureRequested: (person, { data: { by } }) =>
    person.status === 'unknown' ? person : { status: 'restricted', requestedBy: by, deviations: person.deviations },
  ErasureDecided: (person, { data: { decision } }) =>
    person.status === 'unknown'
      ? person
      : { status: decision === 'granted' ? 'erased' : 'registered', deviations: person.deviations },
  DeviationNoted: withDeviation,
  DeviationResolved: withDeviation,
  DateRefined: unchanged,
});

function withDeviation(person: Person, event: Evolved<DeviationEvent>): Person {
  if (person.status === 'unknown') return person;
  return { ...person, deviations: evolveDeviations(person.deviations, event) };
}
