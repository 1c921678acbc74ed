import { answer } from '#http';
import { nameSchema } from '../names/named-schema.js';

export const subjectSchema = answer.shape({
  kind: answer.choice('measure', 'goal'),
  id: answer.id(),
  version: answer.integer(1),
});

/** A subject with what it is called now. */
export const titledSubjectsSchema = answer.list(answer.extended(subjectSchema, { title: nameSchema }));

/** What is decided on, each in its version. */
export const subjectsSchema = answer.list(subjectSchema);
