import { answer } from '#http';
import { measureListed } from '../measure.answer.js';

const { integer, list, number, open, orNull, shape, text } = answer;

export const rollUpSchema = shape({
  percent: orNull(number(42.5)),
  counted: integer(3),
  leftOut: shape({
    notAdopted: integer(1),
    permanentTasks: integer(0),
    unknownProgress: integer(2),
    dropped: integer(0),
    handedOver: integer(0),
  }),
});

const amounts = open<Readonly<Record<string, number>>>({ green: 3 }, 'How many, by the word.');

export const countsSchema = shape({
  total: integer(12),
  byStatus: amounts,
  byLight: amounts,
  overdue: integer(1),
  withoutLead: integer(2),
});

export const groupSchema = shape({
  key: orNull(text('red')),
  name: orNull(text('Kultur')),
  count: integer(3),
  byLight: amounts,
  rollUp: rollUpSchema,
});

export const boardAnswer = shape({
  on: text('2019-12-31', 'The day for which lights are shown.'),
  items: list(measureListed),
  next: { ...orNull(text('bzQy')), description: 'Hand it in as `cursor`; null on the last page.' },
  counts: countsSchema,
  groups: { ...orNull(list(groupSchema)), example: null },
});
