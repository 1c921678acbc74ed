import type { AnswerOf } from '#http';
import type { NameOf } from '../names/names.js';
import type { Subject } from './decision-ref.js';
import type { titledSubjectsSchema } from './subjects-schema.js';

/** Subjects as projections keep them, each with its present title. */
export function titledSubjects(
  subjects: readonly Subject[] | null | undefined,
  nameOf: NameOf,
): AnswerOf<typeof titledSubjectsSchema> {
  return (subjects ?? []).map((subject) => ({ ...subject, title: nameOf(subject.kind, subject.id) }));
}
