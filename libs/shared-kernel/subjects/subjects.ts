import type { Subject } from './decision-ref.js';

/** A measure or goal, whatever its version. */
export type Thing = Pick<Subject, 'kind' | 'id'>;

export function isSameThing(a: Thing, b: Thing): boolean {
  return a.kind === b.kind && a.id === b.id;
}

export function isSameSubject(a: Subject, b: Subject): boolean {
  return isSameThing(a, b) && a.version === b.version;
}

/** Whether both list the same things in the same versions, in whatever order. */
export function areSameSubjects(a: readonly Subject[], b: readonly Subject[]): boolean {
  return a.length === b.length && a.every((one) => b.some((other) => isSameSubject(one, other)));
}

export function hasDoubles(subjects: readonly Subject[]): boolean {
  return subjects.some((one, index) => index !== subjects.findIndex((other) => isSameThing(one, other)));
}

/** What was listed at any time: `before`, and of `subjects` those that are not there yet. */
export function everListed(before: readonly Thing[], subjects: readonly Subject[]): readonly Thing[] {
  const added = subjects.filter((one) => !before.some((other) => isSameThing(one, other)));
  return [...before, ...added.map(({ kind, id }) => ({ kind, id }))];
}

/** Everything that was ever listed in one place is asked of one reaction of a policy, which takes 998 effects. */
export const MOST_EVER_LISTED = 700;

export type SubjectsRefusal = 'a subject is listed twice' | 'too many things were listed here';

export const germanSubjects: Readonly<Record<SubjectsRefusal, string>> = {
  'a subject is listed twice': 'Eine Maßnahme oder ein Ziel ist zweimal genannt.',
  'too many things were listed here': 'Hier wurden mit der Zeit mehr als 700 Maßnahmen und Ziele genannt.',
};

/** Why these cannot be listed in a place where `before` was listed already. */
export function subjectsProblem(
  subjects: readonly Subject[],
  before: readonly Thing[] = [],
): SubjectsRefusal | undefined {
  if (hasDoubles(subjects)) return 'a subject is listed twice';
  return everListed(before, subjects).length > MOST_EVER_LISTED ? 'too many things were listed here' : undefined;
}
