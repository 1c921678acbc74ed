import { answer } from '#http';

export const subjectSchema = answer.shape({
  kind: answer.choice('measure', 'goal'),
  id: answer.id(),
  version: answer.integer(1),
});

/** What is decided on, each in its version. */
export const subjectsSchema = answer.list(subjectSchema);
