import type { Deviations } from '#event-sourcing';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';
import type { Adoptable } from '../basis/adoption-check.js';
import type { Adoption, Basis, Question } from '../basis/basis.state.js';
import type { Indicators } from '../indicator/indicator.state.js';
import type { GoalContent } from './goal.events.js';

export const GOAL_STATUSES = [
  'proposed',
  'reviewed',
  'adopted',
  'achieved',
  'rejected',
  'cancelled',
  'superseded',
] as const;

/** The fields of a goal in every status. */
export interface GoalBody {
  readonly process: string;
  /** Counts the changes of its content, from 1. */
  readonly version: number;
  readonly content: GoalContent;
  readonly decisionLevel: DecisionLevel;
  readonly source: string;
  /** The decision by which it was revised last, after its adoption. */
  readonly revisedBy?: DecisionRef;
  /** Whether it was changed since without a decision. */
  readonly deviatesFromDecision: boolean;
  readonly questions: readonly Question[];
  readonly indicators: Indicators;
  readonly deviations: Deviations;
}

export type Goal =
  | { readonly status: 'unknown' }
  | (GoalBody & { readonly status: 'proposed' | 'reviewed' | 'rejected' })
  | (GoalBody & { readonly status: 'adopted'; readonly adoption: Adoption })
  // An ended goal has no adoption when its decision was withdrawn afterwards, or when there never was one.
  | (GoalBody & { readonly status: 'achieved' | 'cancelled'; readonly adoption?: Adoption })
  | (GoalBody & { readonly status: 'superseded'; readonly adoption?: Adoption; readonly by: string });

export type ExistingGoal = Exclude<Goal, { readonly status: 'unknown' }>;

export function goalAdoptionOf(goal: ExistingGoal): Adoption | undefined {
  return 'adoption' in goal ? goal.adoption : undefined;
}

/** It was rejected, achieved, cancelled or superseded. */
export function isGoalOver({ status }: ExistingGoal): boolean {
  return status !== 'proposed' && status !== 'reviewed' && status !== 'adopted';
}

export function adoptableIn({ decisionLevel: level, process }: ExistingGoal, id: string, version: number): Adoptable {
  return { subject: { kind: 'goal', id, version }, level, process };
}

export function basisOf(goal: ExistingGoal): Basis {
  const { revisedBy, questions, deviatesFromDecision } = goal;
  return { adoption: goalAdoptionOf(goal), revisedBy, questions, deviatesFromDecision };
}

/** The fields of every status, without those of the present one. */
export function bodyOf(goal: ExistingGoal): GoalBody {
  switch (goal.status) {
    case 'proposed':
    case 'reviewed':
    case 'rejected': {
      const { status, ...body } = goal;
      return body;
    }
    case 'adopted':
    case 'achieved':
    case 'cancelled': {
      const { status, adoption, ...body } = goal;
      return body;
    }
    case 'superseded': {
      const { status, adoption, by, ...body } = goal;
      return body;
    }
  }
}
