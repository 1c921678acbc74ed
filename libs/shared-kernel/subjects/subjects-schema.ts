import { answer } from '#http';
import { nameSchema } from '../names/named-schema.js';

export const subjectSchema = answer.shape({
  kind: answer.choice('measure', 'goal'),
  id: answer.id(),
  version: answer.integer(1),
});

/** Subjects with their present titles. */
export const titledSubjectsSchema = answer.list(answer.extended(subjectSchema, { title: nameSchema }));

/** The subjects of a decision, each in its version. */
export const subjectsSchema = answer.list(subjectSchema);
