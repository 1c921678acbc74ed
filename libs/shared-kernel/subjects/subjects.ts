import type { Subject } from './decision-ref.js';

/** A measure or goal without a version. */
export type SubjectRef = Pick<Subject, 'kind' | 'id'>;

export function isSameSubject(a: SubjectRef, b: SubjectRef): boolean {
  return a.kind === b.kind && a.id === b.id;
}

export function isSameVersion(a: Subject, b: Subject): boolean {
  return isSameSubject(a, b) && a.version === b.version;
}

/** Whether both list the same subjects in the same versions, in any order. */
export function areSameSubjects(a: readonly Subject[], b: readonly Subject[]): boolean {
  return a.length === b.length && a.every((one) => b.some((other) => isSameVersion(one, other)));
}

export function hasDuplicates(subjects: readonly Subject[]): boolean {
  return subjects.some((one, index) => index !== subjects.findIndex((other) => isSameSubject(one, other)));
}

/** The subjects that were listed at any time: those of `before`, then the new ones of `subjects`. */
export function everListed(before: readonly SubjectRef[], subjects: readonly Subject[]): readonly SubjectRef[] {
  const added = subjects.filter((one) => !before.some((other) => isSameSubject(one, other)));
  return [...before, ...added.map(({ kind, id }) => ({ kind, id }))];
}

/** One reaction of a policy covers all subjects that were ever listed in one place; it takes at most 998 effects. */
export const MOST_EVER_LISTED = 700;

export type SubjectsRefusal = 'a subject is listed twice' | 'too many things were listed here';

export const germanSubjects: Readonly<Record<SubjectsRefusal, string>> = {
  'a subject is listed twice': 'Eine Maßnahme oder ein Ziel ist zweimal genannt.',
  'too many things were listed here': 'Hier wurden mit der Zeit mehr als 700 Maßnahmen und Ziele genannt.',
};

/** The reason against a list of these subjects in a place that listed `before` already. */
export function subjectsProblem(
  subjects: readonly Subject[],
  before: readonly SubjectRef[] = [],
): SubjectsRefusal | undefined {
  if (hasDuplicates(subjects)) return 'a subject is listed twice';
  return everListed(before, subjects).length > MOST_EVER_LISTED ? 'too many things were listed here' : undefined;
}
