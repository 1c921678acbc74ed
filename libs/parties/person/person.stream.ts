import type { Message, Recorded, StreamDefinition } from '#event-sourcing';
import { categoryOf } from '#event-sourcing';
import type { ReferenceFacts } from '#shared-kernel';
import { findMissing, referenceIf } from '#shared-kernel';
import type { PersonCommand } from './person.decide.js';
import { personDecider } from './person.decide.js';
import type { PersonEvent } from './person.events.js';
import { personalFields } from './person.events.js';
import type { PersonRefusal } from './person.refusals.js';
import type { Person } from './person.state.js';

export const personStream: StreamDefinition<PersonCommand, Person, PersonEvent, PersonRefusal, ReferenceFacts> = {
  decider: personDecider,
  ends: {
    rule: 'personIsErased',
    isEnd: (event) => event.type === 'ErasureDecided' && 'decision' in event.data && event.data.decision === 'granted',
    usedBy: personsOf,
    english: 'Nothing new refers to a person whose data are erased.',
    german: 'Auf eine Person, deren Daten gelöscht sind, verweist nichts Neues.',
  },
  facts: async (command, _person, read) =>
    command.type === 'AssignFunction'
      ? await findMissing(read, referenceIf('organisation', command.data.organisation, 'organisation'))
      : {},
  personalFields,
};

/** Events that follow from another one of the same command, which names the person as well. */
const CONSEQUENCES: readonly Message['type'][] = ['DeviationNoted', 'VoteQuestioned'];

/** Every command that refers to a person asks whether the person is known, so that the person stands in the basis. */
function personsOf({ type, stream, data, metadata }: Recorded): readonly string[] {
  if (categoryOf(stream) === 'person' || CONSEQUENCES.includes(type)) return [];
  const persons = (metadata.basis ?? []).flatMap((point) =>
    point.stream.startsWith('person-') ? [point.stream.slice('person-'.length)] : [],
  );
  if (persons.length === 0) return [];
  const text = JSON.stringify(data);
  return persons.filter((id) => text.includes(id));
}
