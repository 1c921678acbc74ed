import type { AnswerOf } from '#http';
import { answer, rowSchema } from '#http';
import { deviationAnswer } from '#shared-kernel';
import type { Contact } from './person.commands.js';
import { personFunctions, persons } from './person.projection.js';

const { flag, list, open, orNull, text } = answer;

const FUNCTION = 'Leitung Kultur';

const heldFunction = rowSchema(personFunctions, {
  without: ['person', 'event'],
  and: { title: { ...orNull(text(FUNCTION)), description: 'Personal.' } },
});
export type HeldFunction = AnswerOf<typeof heldFunction>;

/** Personal fields are null from the decision on, if an erasure is granted. */
export const personListed = rowSchema(persons, {
  without: ['nameEvent', 'contactEvent'],
  and: {
    erased: flag(false),
    name: { ...orNull(text(FUNCTION)), description: 'Personal.' },
    contact: { ...orNull(open<Contact>({ email: 'kultur@example.org' })), description: 'Personal.' },
    functions: list(heldFunction),
  },
  optional: {
    keyMissing: {
      ...flag(true),
      description: 'Not erased, but the key is lost: restore the keys from their backup. Only where it is so.',
    },
  },
  examples: { status: 'registered' },
});
export type PersonListed = AnswerOf<typeof personListed>;

export const personAnswer = answer.extended(personListed, { deviations: list(deviationAnswer) });
export type PersonAnswer = AnswerOf<typeof personAnswer>;
