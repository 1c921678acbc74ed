import type { AnswerOf } from '#http';
import { answer, rowSchema } from '#http';
import { nameSchema } from '#shared-kernel';
import { CONCERN_KINDS } from './reorganisation.commands.js';
import type { Change } from './reorganisation.events.js';
import { CONCERN_STATUSES, REORGANISATION_STATUSES, reorganisations } from './reorganisation.tables.js';

const { choice, extended, id, integer, list, open, orNull, shape } = answer;

/** A reorganisation as lists show it. */
export const reorganisationListed = rowSchema(reorganisations, {
  and: {
    status: choice(...REORGANISATION_STATUSES),
    change: open<Change>({ kind: 'merge' }, 'What becomes of which organisations.'),
    outstanding: integer(2),
  },
  examples: { title: 'Kultur und Sport werden ein Bereich', on: '2020-01-01' },
});

const concern = shape({
  kind: choice(...CONCERN_KINDS),
  thing: id(),
  name: nameSchema,
  to: orNull(shape({ id: id(), name: nameSchema })),
  status: choice(...CONCERN_STATUSES),
  reason: orNull(answer.text('Von Hand übertragen.')),
});

/** A reorganisation with its concerns, and with holdings of organisations that have ended. */
export const reorganisationAnswer = extended(reorganisationListed, {
  organisations: list(shape({ id: id(), name: nameSchema })),
  concerns: list(concern),
  leftBehind: list(
    shape({
      kind: choice('processLead', 'measureLead', 'assignment', 'parent'),
      thing: id(),
      name: nameSchema,
      of: id(),
    }),
  ),
});

export type ReorganisationListed = AnswerOf<typeof reorganisationListed>;
export type ReorganisationAnswer = AnswerOf<typeof reorganisationAnswer>;
