import type { FactReader, PublishedState } from '#event-sourcing';
import { publishedState } from '#event-sourcing';
import type { DecisionRef } from './decision-ref.js';
import type { SubjectRef } from './subjects.js';

/** The facts that decisions need about a measure or goal. */
export interface SubjectState {
  readonly process: string;
  readonly version: number;
  readonly status: string;
  /** The decisions on its adoption and on its last revision. */
  readonly basis: readonly DecisionRef[];
}

/** Published by the deciders of measures and goals; `undefined`: it does not exist. */
export const SUBJECT_STATES: Readonly<Record<SubjectRef['kind'], PublishedState<SubjectState | undefined>>> = {
  measure: publishedState<SubjectState | undefined>('measure', undefined),
  goal: publishedState<SubjectState | undefined>('goal', undefined),
};

export async function subjectState({ kind, id }: SubjectRef, read: FactReader): Promise<SubjectState | undefined> {
  return await read.published(SUBJECT_STATES[kind], id);
}
