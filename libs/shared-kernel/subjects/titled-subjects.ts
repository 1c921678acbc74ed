import type { NameOf } from '../names/names.js';
import type { Subject } from './decision-ref.js';

/** Subjects as a projection keeps them, each with what it is called now. */
export function titledSubjects(column: unknown, nameOf: NameOf): readonly object[] {
  // Projections of meetings and papers alone write such a column.
  const subjects = (column ?? []) as readonly Subject[];
  return subjects.map((subject) => ({ ...subject, title: nameOf(subject.kind, subject.id) }));
}
