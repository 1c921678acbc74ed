import { answer, rowSchema } from '#http';
import { deviationAnswer } from '#shared-kernel';
import { personFunctions, persons } from './person.projection.js';

const { flag, list, open, orNull, text } = answer;

const FUNCTION = 'Leitung Kultur';

/** What is personal is null from the decision to erase it on. */
export const personListed = rowSchema(persons, {
  without: ['nameEvent', 'contactEvent'],
  and: {
    erased: flag(false),
    name: { ...orNull(text(FUNCTION)), description: 'Personal.' },
    contact: { ...orNull(open({ email: 'kultur@example.org' })), description: 'Personal.' },
    functions: list(
      rowSchema(personFunctions, {
        without: ['person', 'event'],
        and: { title: { ...orNull(text(FUNCTION)), description: 'Personal.' } },
      }),
    ),
  },
  examples: { status: 'registered' },
});

export const personAnswer = answer.extended(personListed, { deviations: list(deviationAnswer) });
