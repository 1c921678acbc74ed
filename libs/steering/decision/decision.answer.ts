import type { AnswerOf } from '#http';
import { answer, partySchema, rowSchema } from '#http';
import { nameSchema, subjectSchema } from '#shared-kernel';
import { decisionCourse, decisionProvisions, decisions } from './decision.tables.js';

const { flag, id, list, open, orNull, text } = answer;
const title = 'Start der Sprachkurse';

/** A subject with its known fields. */
export const subjectNamed = answer.extended(subjectSchema, {
  title: orNull(text('Sprachkurse', 'Null for a moment where the other read model is behind.')),
  status: orNull(text('planned')),
});

export type SubjectNamed = AnswerOf<typeof subjectNamed>;

/** A decision as lists show it. */
export const decisionListed = rowSchema(decisions, {
  without: ['event'],
  and: {
    processName: { ...nameSchema, example: 'Wir alle sind LU' },
    by: partySchema,
    byName: { ...nameSchema, example: null, description: 'Of the organisation or committee that decided.' },
    decides: list(subjectNamed),
    on: text('2019-02-14', 'As precise as it is known: a day, a month, a year, or `unknown`.'),
  },
  examples: { status: 'recorded', kind: 'executive', title, level: 'administration' },
});

export type DecisionListed = AnswerOf<typeof decisionListed>;

/** One decision with its provisions and its course. */
export const decisionAnswer = answer.extended(decisionListed, {
  provisions: list(
    rowSchema(decisionProvisions, {
      without: ['provision', 'place', 'decision', 'metBy'],
      and: { id: id(), met: flag(false) },
      examples: { kind: 'budget' },
    }),
  ),
  course: list(
    rowSchema(decisionCourse, {
      without: ['decision'],
      and: { said: open({ reason: 'misread' }, 'What the event told.') },
      examples: { what: 'corrected', on: '2019-03-01' },
    }),
  ),
});
export type DecisionAnswer = AnswerOf<typeof decisionAnswer>;
