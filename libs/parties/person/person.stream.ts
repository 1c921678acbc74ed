import type { StreamDefinition } from '#event-sourcing';
import type { ReferenceFacts } from '#shared-kernel';
import { findMissing, referenceIf } from '#shared-kernel';
import type { Person, PersonCommand, PersonEvent, PersonRefusal } from './person.js';
import { personalFields, personDecider } from './person.js';

export const personStream: StreamDefinition<PersonCommand, Person, PersonEvent, PersonRefusal, ReferenceFacts> = {
  decider: personDecider,
  facts: async (command, _person, read) =>
    command.type === 'AssignFunction'
      ? await findMissing(read, referenceIf('organisation', command.data.organisation, 'organisation'))
      : {},
  personalFields,
};
