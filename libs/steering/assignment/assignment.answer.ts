import type { AnswerOf } from '#http';
import { answer, rowSchema } from '#http';
import { nameSchema } from '#shared-kernel';
import type { AssignmentSource } from './assignment.events.js';
import { assignments } from './assignment.projection.js';
import { ASSIGNMENT_STATUSES } from './assignment-status.js';

export const assignmentAnswer = rowSchema(assignments, {
  without: ['lastDue'],
  and: {
    status: answer.choice(...ASSIGNMENT_STATUSES),
    toName: nameSchema,
    source: answer.open<AssignmentSource>({ kind: 'oral' }),
    sourceName: nameSchema,
    processTitle: nameSchema,
    measureTitle: nameSchema,
  },
  examples: { title: 'Kosten ermitteln', to: answer.id().example, due: '2019-06' },
});

export type AssignmentAnswer = AnswerOf<typeof assignmentAnswer>;
