import type { AnswerOf } from '#http';
import { answer } from '#http';
import { countsSchema, rollUpSchema } from '../measure/board/board.answer.js';

const { id, list, orNull, shape, text } = answer;

const summary = { rollUp: rollUpSchema, counts: countsSchema };

/** The progress of a process: in all, by field of action and by goal. */
export const progressAnswer = shape({
  on: text('2019-12-31', 'The day for which lights are shown.'),
  process: shape(summary),
  fieldsOfAction: list(shape({ id: orNull(id()), title: orNull(text('Kultur')), ...summary })),
  goals: list(shape({ id: id(), title: text('Teilhabe'), ...summary })),
});

export type ProgressAnswer = AnswerOf<typeof progressAnswer>;
