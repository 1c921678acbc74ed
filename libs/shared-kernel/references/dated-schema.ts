import { answer } from '#http';

/** When something happened, as known now, and the event that a refined date names. */
export const datedSchema = answer.shape({
  on: answer.text('2019-02-14', 'As precise as it is known: a day, a month, a year, or `unknown`.'),
  event: answer.id(),
});
