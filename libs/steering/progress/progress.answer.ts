import { answer } from '#http';
import { countsSchema, rollUpSchema } from '../measure/measure.answer.js';

const { id, list, orNull, shape, text } = answer;

const part = { rollUp: rollUpSchema, counts: countsSchema };

/** How far a process is: in all, by field of action and by goal. */
export const progressAnswer = shape({
  on: text('2019-12-31', 'The day for which lights are shown.'),
  process: shape(part),
  fieldsOfAction: list(shape({ id: orNull(id()), title: orNull(text('Kultur')), ...part })),
  goals: list(shape({ id: id(), title: text('Teilhabe'), ...part })),
});
