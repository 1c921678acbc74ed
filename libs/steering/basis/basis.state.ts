import type { Evolved, PartialDate } from '#event-sourcing';
import { canonicalJson } from '#event-sourcing';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';
import type { BASIS_ENDS, BasisEvent } from './basis.events.js';

/** What a measure or goal was adopted by, in which version, and when; a refined date names `event`. */
export interface Adoption {
  readonly decision: DecisionRef;
  readonly version: number;
  readonly level: DecisionLevel | 'unknown';
  readonly on: PartialDate;
  readonly event: string;
}

export const QUESTION_CAUSES = ['corrected', 'void', 'withdrawn'] as const;

/** Whether the basis of an adoption still holds; open until a person ended it. */
export interface Question {
  readonly question: string;
  readonly decision: DecisionRef;
  readonly cause: string;
  readonly why: (typeof QUESTION_CAUSES)[number];
  readonly ended?: (typeof BASIS_ENDS)[number];
}

/** The decisions that an adopted measure or goal rests on, and what is asked about them. */
export interface Basis {
  readonly adoption: Adoption | undefined;
  readonly revisedBy: DecisionRef | undefined;
  readonly deviatesFromDecision: boolean;
  readonly questions: readonly Question[];
}

export function isQuestioned(questions: readonly Question[]): boolean {
  return questions.some(({ ended }) => ended === undefined);
}

/** The questions of a measure or goal after one more event. */
export function evolveQuestions(questions: readonly Question[], event: Evolved<BasisEvent>): readonly Question[] {
  switch (event.type) {
    case 'BasisQuestioned':
      return [...questions, event.data];
    case 'BasisResolved': {
      const { question, how } = event.data;
      return questions.map((one) => (one.question === question ? { ...one, ended: how } : one));
    }
  }
}

export function sameDecision(one: DecisionRef, other: DecisionRef): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
