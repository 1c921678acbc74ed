import type { DateRefined, Deviations, Evolved } from '#event-sourcing';
import { evolveDeviations } from '#event-sourcing';
import type { Adoption, Question } from '../basis/basis.state.js';
import { evolveQuestions } from '../basis/basis.state.js';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';
import type { Indicators } from '../indicator/indicator.state.js';
import { evolveIndicators } from '../indicator/indicator.state.js';
import type { GoalContent, GoalEvent } from './goal.events.js';

export const GOAL_STATUSES = [
  'proposed',
  'reviewed',
  'adopted',
  'achieved',
  'rejected',
  'cancelled',
  'superseded',
] as const;

/** What a goal has in every status. */
export interface GoalBody {
  readonly process: string;
  /** Counts the changes of its content, from 1. */
  readonly version: number;
  readonly content: GoalContent;
  readonly decisionLevel: DecisionLevel;
  readonly source: string;
  /** The decision by which it was revised last, after its adoption. */
  readonly revisedBy?: DecisionRef;
  /** Whether it was changed since by no decision. */
  readonly deviatesFromDecision: boolean;
  readonly questions: readonly Question[];
  readonly indicators: Indicators;
  readonly deviations: Deviations;
}

export type Goal =
  | { readonly status: 'unknown' }
  | (GoalBody & { readonly status: 'proposed' | 'reviewed' | 'rejected' })
  | (GoalBody & { readonly status: 'adopted'; readonly adoption: Adoption })
  // Without adoption when what it rested on was withdrawn afterwards, or when there never was one.
  | (GoalBody & { readonly status: 'achieved' | 'cancelled'; readonly adoption?: Adoption })
  | (GoalBody & { readonly status: 'superseded'; readonly adoption?: Adoption; readonly by: string });

export type ExistingGoal = Exclude<Goal, { readonly status: 'unknown' }>;

export function goalAdoptionOf(goal: ExistingGoal): Adoption | undefined {
  return 'adoption' in goal ? goal.adoption : undefined;
}

type EvolvedGoal = Evolved<GoalEvent | DateRefined>;
type Of<T extends EvolvedGoal['type']> = Extract<EvolvedGoal, { readonly type: T }>;

export function evolveGoal(goal: Goal, event: EvolvedGoal): Goal {
  if (event.type === 'GoalProposed') return proposed(event);
  return goal.status === 'unknown' ? goal : evolveExisting(goal, event);
}

function proposed({ data: { process, decisionLevel, source, ...content } }: Of<'GoalProposed'>): Goal {
  return {
    status: 'proposed',
    ...{ process, decisionLevel, source, content },
    version: 1,
    deviatesFromDecision: false,
    questions: [],
    indicators: {},
    deviations: {},
  };
}

function evolveExisting(goal: ExistingGoal, event: Exclude<EvolvedGoal, Of<'GoalProposed'>>): Goal {
  const adoption = goalAdoptionOf(goal);
  const adopted = adoption === undefined ? {} : { adoption };
  switch (event.type) {
    case 'GoalReviewed':
      return { ...bodyOf(goal), status: 'reviewed' };
    case 'GoalAdopted': {
      const by = { ...event.data, on: event.occurredOn, event: event.eventId };
      const { revisedBy, ...anew } = bodyOf(goal);
      return { ...anew, status: 'adopted', adoption: by, deviatesFromDecision: false };
    }
    case 'GoalRejected':
      return { ...bodyOf(goal), status: 'rejected' };
    case 'GoalAchieved':
      return { ...bodyOf(goal), ...adopted, status: 'achieved' };
    case 'GoalCancelled':
      return { ...bodyOf(goal), ...adopted, status: 'cancelled' };
    case 'GoalSuperseded':
      return { ...bodyOf(goal), ...adopted, status: 'superseded', by: event.data.by };
    case 'GoalRevised':
      return revised(goal, event);
    case 'IndicatorDefined':
    case 'IndicatorValueRecorded':
      return { ...goal, indicators: evolveIndicators(goal.indicators, event) };
    case 'BasisQuestioned':
      return { ...goal, questions: evolveQuestions(goal.questions, event) };
    case 'BasisResolved':
      return resolved(goal, event);
    case 'DeviationNoted':
    case 'DeviationResolved':
      return { ...goal, deviations: evolveDeviations(goal.deviations, event) };
    case 'DateRefined':
      if (!('adoption' in goal) || goal.adoption.event !== event.data.event) return goal;
      return { ...goal, adoption: { ...goal.adoption, on: event.data.to } };
  }
}

function revised(goal: ExistingGoal, { data }: Of<'GoalRevised'>): Goal {
  const { version, deviatesFromDecision: deviates, decision, ...content } = data;
  const deviatesFromDecision = decision === undefined && (goal.deviatesFromDecision || deviates);
  return { ...goal, version, deviatesFromDecision, content, ...(decision !== undefined && { revisedBy: decision }) };
}

/** As for measures: what rested on a withdrawn decision is proposed again, a revision alone leaves what deviates. */
function resolved(before: ExistingGoal, event: Of<'BasisResolved'>): Goal {
  const { how, of, deviatesFromDecision } = event.data;
  const goal = { ...before, questions: evolveQuestions(before.questions, event), deviatesFromDecision };
  if (how === 'upheld' || of === 'nothing') return goal;
  if (how === 'replaced') return replaced(goal, event);
  if (of === 'revision') {
    const { revisedBy, ...rest } = goal;
    return rest;
  }
  const { revisedBy, ...body } = bodyOf(goal);
  switch (goal.status) {
    case 'proposed':
    case 'reviewed':
    case 'adopted':
      return { ...body, status: 'proposed' };
    case 'rejected':
    case 'achieved':
    case 'cancelled':
      return { ...body, status: goal.status };
    case 'superseded':
      return { ...body, status: goal.status, by: goal.by };
  }
}

function replaced(goal: ExistingGoal, { data, eventId, occurredOn }: Of<'BasisResolved'>): Goal {
  const { decision, of, level = 'unknown', version = goal.version } = data;
  if (decision === undefined) return goal;
  if (of === 'revision' || !('adoption' in goal)) return { ...goal, revisedBy: decision };
  return { ...goal, adoption: { decision, version, level, on: occurredOn, event: eventId } };
}

/** What a goal has in every status, without what belongs to the present one. */
function bodyOf(goal: ExistingGoal): GoalBody {
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
