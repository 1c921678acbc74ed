import type { AnswerOf } from '#http';
import { answer, rowSchema } from '#http';
import { nameSchema } from '#shared-kernel';
import type { RoundAnswer } from './reporting-round.events.js';
import { reportingRounds, roundReminders } from './reporting-round.projection.js';

const { choice, extended, id, integer, list, open, orNull, shape, text } = answer;

export const roundAnswer = rowSchema(reportingRounds, {
  and: {
    status: choice('open', 'closed'),
    completeness: shape({
      unitsAsked: integer(12),
      unitsAnswered: integer(9),
      measuresAsked: integer(20),
      measuresAnswered: integer(15),
      measuresWithoutLead: integer(2),
    }),
  },
  examples: { title: 'Statusabfrage', asOf: '2019-01-31', due: '2019-02-28' },
});

export const askAnswer = shape({
  measure: shape({ id: id(), title: nameSchema }),
  lead: orNull(shape({ id: id(), name: nameSchema })),
  answer: orNull(
    open<RoundAnswer>({ kind: 'changed', percent: 40 }, 'What was said; null where the answer is missing.'),
  ),
  answeredOn: orNull(text('2019-02-20')),
  forLead: orNull(text('Auskunft am Telefon', 'Why somebody else answered.')),
});

export const roundDetailAnswer = extended(roundAnswer, {
  asks: list(askAnswer),
  missing: list(askAnswer),
  reminders: list(
    rowSchema(roundReminders, { without: ['round'], and: { on: text('2019-03-01'), missing: list(id()) } }),
  ),
});

export type RoundListed = AnswerOf<typeof roundAnswer>;
export type RoundDetail = AnswerOf<typeof roundDetailAnswer>;
export type AskAnswer = AnswerOf<typeof askAnswer>;
