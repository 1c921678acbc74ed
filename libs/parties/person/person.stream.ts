import type { StreamDefinition } from '#event-sourcing';
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
  facts: async (command, _person, read) =>
    command.type === 'AssignFunction'
      ? await findMissing(read, referenceIf('organisation', command.data.organisation, 'organisation'))
      : {},
  personalFields,
};
