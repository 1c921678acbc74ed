import type { Reads } from '#http';
import type { DecisionRef, Subject } from '#shared-kernel';
import { rowsIfReady } from '#shared-kernel';
import { basisQuestions } from '../basis/basis-questions.projection.js';
import { goals } from '../goal/goal.tables.js';
import { measures } from '../measure/measure.tables.js';

/** A decision on which an adoption rests that is in question, with the measures and goals concerned. */
export interface QuestionedBasis {
  readonly decision: DecisionRef;
  readonly subjects: readonly Subject[];
}

/** The measures and goals of a process, in the order of their proposal. */
export async function subjectsOfProcess(reads: Reads, process: string): Promise<readonly Subject[]> {
  const ofMeasures = await reads.rows(measures, (all) => all.where('process', '=', process).orderBy('ordinal'));
  const ofGoals = await reads.rows(goals, (all) => all.where('process', '=', process).orderBy('ordinal'));
  return [
    ...ofMeasures.map(({ id, version }) => ({ kind: 'measure', id, version }) as const),
    ...ofGoals.map(({ id, version }) => ({ kind: 'goal', id, version }) as const),
  ];
}

/** The decisions on which open questions of these subjects bear, each once. */
export async function questionedBases(reads: Reads, subjects: readonly Subject[]): Promise<readonly QuestionedBasis[]> {
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  const open = await rowsIfReady([...byId.keys()], (ids) =>
    reads.rows(basisQuestions, (all) => all.where('entity', 'in', ids).where('how', 'is', null).orderBy('ordinal')),
  );
  const found = new Map<string, QuestionedBasis>();
  for (const { entity, decision } of open) {
    const subject = byId.get(entity);
    if (subject === undefined) continue;
    const key = decision.kind === 'record' ? decision.decision : decision.event;
    const others = found.get(key)?.subjects ?? [];
    found.set(key, { decision, subjects: withSubjects(others, [subject]) });
  }
  return [...found.values()];
}

/** The first list with those of the second that it lacks. */
export function withSubjects(listed: readonly Subject[], more: readonly Subject[]): readonly Subject[] {
  const known = new Set(listed.map(({ id }) => id));
  return [...listed, ...more.filter(({ id }) => !known.has(id))];
}
