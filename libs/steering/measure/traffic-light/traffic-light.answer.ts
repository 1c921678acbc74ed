import { answer, partySchema } from '#http';
import { LIGHT_REASONS, LIGHTS } from './light.js';

const { choice, id, list, orNull, shape, text } = answer;
const [firstReason, ...otherReasons] = LIGHT_REASONS;

/** A date as precise as it is known. */
export const daySchema = text('2019-12-31', 'As precise as it is known: a day, a month, a year, or `unknown`.');

export const lightSchema = shape({
  light: choice(...LIGHTS, 'unknown', 'none'),
  derived: choice(...LIGHTS, 'unknown', 'none'),
  reasons: list(choice(firstReason, ...otherReasons)),
});

/** A light that was set by hand: its author, its reason and its last day. */
export const overrideSchema = shape({
  light: choice(...LIGHTS),
  reason: text('Zwei Stellen sind zugesagt.'),
  until: orNull(daySchema),
  since: daySchema,
  by: partySchema,
  actor: id(),
});
