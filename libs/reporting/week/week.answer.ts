import type { AnswerOf } from '#http';
import { answer } from '#http';
import { nameSchema } from '#shared-kernel';
import { WAITING_FOR, WAITING_KINDS } from './waiting.js';
import { WEEK_KINDS } from './week.js';

const { choice, id, integer, list, orNull, shape, text } = answer;

/** The most entries that are shown of each group; `more` counts the others. */
export const MOST_SHOWN = 500;

const organisation = shape({ id: id(), name: text('Kultur') });
/** The number of entries that are left out. */
const more = integer(0);

const week = shape({
  entries: list(
    shape({
      kind: choice(...WEEK_KINDS),
      id: id(),
      title: nameSchema,
      due: text('2019-06', 'As precise as it is known.'),
      of: orNull(shape({ kind: choice('measure', 'committee', 'process'), id: id(), name: nameSchema })),
    }),
  ),
  more,
});

export const weekAnswer = shape({
  organisation,
  on: text('2019-06-12'),
  from: text('2019-06-10', 'Monday.'),
  to: text('2019-06-16', 'Sunday.'),
  overdue: week,
  thisWeek: week,
  nextWeek: week,
  undated: week,
});

const subject = shape({
  kind: choice(...WAITING_KINDS),
  id: id(),
  name: nameSchema,
});

const waiting = shape({
  entries: list(
    shape({
      for: choice(...WAITING_FOR),
      thing: subject,
      on: orNull(subject),
      whom: orNull(shape({ id: id(), name: nameSchema })),
      note: orNull(
        text('council', 'The level that adopts, the kind of provision, why it is blocked, the rule of a conflict.'),
      ),
    }),
  ),
  more,
});

export const waitingAnswer = shape({ organisation, waitsFor: waiting, awaited: waiting });

export type WeekAnswer = AnswerOf<typeof weekAnswer>;
export type WaitingAnswer = AnswerOf<typeof waitingAnswer>;
