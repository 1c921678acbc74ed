import { answer } from '#http';

/** The date of an event as it is known now, and the event's id, by which `RefineDate` names it. */
export const datedSchema = answer.shape({
  on: answer.text('2019-02-14', 'As precise as it is known: a day, a month, a year, or `unknown`.'),
  event: answer.id(),
});
