import type { PartialDate } from '#event-sourcing';
import { canonicalJson } from '#event-sourcing';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';
import type { BASIS_ENDS } from './basis.events.js';

/** The decision on an adoption, the adopted version, and the day; a refined date names `event`. */
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

/** The decisions that an adopted measure or goal rests on, and the questions about them. */
export interface Basis {
  readonly adoption: Adoption | undefined;
  readonly revisedBy: DecisionRef | undefined;
  readonly deviatesFromDecision: boolean;
  readonly questions: readonly Question[];
}

export function isQuestioned(questions: readonly Question[]): boolean {
  return questions.some(({ ended }) => ended === undefined);
}

export function sameDecision(one: DecisionRef, other: DecisionRef): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
