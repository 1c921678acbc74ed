import type { Evolved, PartialDate } from '#event-sourcing';
import { canonicalJson } from '#event-sourcing';
import type { BASIS_ENDS, BasisEvent } from './basis.events.js';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';

/** What a measure or goal was adopted by, in which version, and when; a refined date names `event`. */
export interface Adoption {
  readonly decision: DecisionRef;
  readonly version: number;
  readonly level: DecisionLevel | 'unknown';
  readonly on: PartialDate;
  readonly event: string;
}

export const QUESTION_CAUSES = ['corrected', 'void', 'withdrawn'] as const;

/** Whether what an adoption rests on still holds; open until a person ended it. */
export interface Question {
  readonly question: string;
  readonly decision: DecisionRef;
  readonly cause: string;
  readonly why: (typeof QUESTION_CAUSES)[number];
  readonly ended?: (typeof BASIS_ENDS)[number];
}

export function isQuestioned(questions: readonly Question[]): boolean {
  return questions.some(({ ended }) => ended === undefined);
}

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
