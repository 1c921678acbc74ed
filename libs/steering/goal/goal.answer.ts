import type { AnswerOf } from '#http';
import { answer, rowSchema } from '#http';
import type { DecisionRef } from '#shared-kernel';
import { DECISION_LEVELS, deviationAnswer, nameSchema } from '#shared-kernel';
import { basisQuestions } from '../basis/basis-questions.projection.js';
import { indicatorAnswer } from '../indicator/indicator.answer.js';
import { countsSchema, rollUpSchema } from '../measure/board/board.answer.js';
import { goals } from './goal.tables.js';

const { choice, extended, flag, id, list, open, orNull, shape, text } = answer;

/** A goal with the progress of the measures that serve it or one of its parts. */
export const goalListed = rowSchema(goals, {
  without: ['searched', 'isAdoptionWithdrawn'],
  and: {
    fieldsOfAction: list(shape({ id: id(), title: nameSchema })),
    decisionLevel: choice(...DECISION_LEVELS),
    decision: orNull(open<DecisionRef>({ kind: 'record' })),
    ending: orNull(open({ reason: '…' })),
    revisedBy: orNull(open<DecisionRef>({ kind: 'record' })),
    isBasisQuestioned: flag(false),
    isIllustration: flag(false),
    rollUp: rollUpSchema,
    counts: countsSchema,
  },
  examples: { status: 'adopted', title: 'Teilhabe', source: 'Workshop' },
});

export type GoalListed = AnswerOf<typeof goalListed>;

/** One goal with its parts. */
export const goalAnswer = extended(goalListed, {
  parts: list(shape({ id: id(), title: text('Sprachförderung') })),
  measures: list(shape({ id: id(), title: text('Sprachkurse') })),
  indicators: list(indicatorAnswer),
  basisQuestions: list(rowSchema(basisQuestions, { without: ['entity'], examples: { why: 'corrected' } })),
  deviations: list(deviationAnswer),
});
export type GoalAnswer = AnswerOf<typeof goalAnswer>;
