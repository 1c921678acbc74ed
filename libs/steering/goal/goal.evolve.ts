import type { DateRefined, DeviationEvent, Evolved } from '#event-sourcing';
import { evolveByType, evolveDeviations } from '#event-sourcing';
import type { Adoption } from '../basis/basis.state.js';
import { evolveQuestions } from '../basis/basis.evolve.js';
import type { IndicatorEvent } from '../indicator/indicator.events.js';
import { evolveIndicators } from '../indicator/indicator.state.js';
import type { GoalEvent } from './goal.events.js';
import type { ExistingGoal, Goal } from './goal.state.js';
import { bodyOf, goalAdoptionOf } from './goal.state.js';

type Of<T extends GoalEvent['type']> = Evolved<Extract<GoalEvent, { readonly type: T }>>;

export const evolveGoal = evolveByType<Goal, GoalEvent>({
  GoalProposed: (_goal, { data: { process, decisionLevel, source, ...content } }) => ({
    status: 'proposed',
    ...{ process, decisionLevel, source, content },
    version: 1,
    deviatesFromDecision: false,
    questions: [],
    indicators: {},
    deviations: {},
  }),
  GoalReviewed: ofExisting((goal) => ({ ...bodyOf(goal), status: 'reviewed' })),
  GoalAdopted: ofExisting((goal, { data, occurredOn: on, eventId: event }) => {
    const { revisedBy, ...anew } = bodyOf(goal);
    return { ...anew, status: 'adopted', adoption: { ...data, on, event }, deviatesFromDecision: false };
  }),
  GoalRevised: ofExisting(revised),
  GoalRejected: ofExisting((goal) => ({ ...bodyOf(goal), status: 'rejected' })),
  GoalAchieved: ofExisting((goal) => ({ ...bodyOf(goal), ...adopted(goal), status: 'achieved' })),
  GoalCancelled: ofExisting((goal) => ({ ...bodyOf(goal), ...adopted(goal), status: 'cancelled' })),
  GoalSuperseded: ofExisting((goal, { data: { by } }) => ({
    ...bodyOf(goal),
    ...adopted(goal),
    status: 'superseded',
    by,
  })),
  BasisQuestioned: ofExisting((goal, event) => ({ ...goal, questions: evolveQuestions(goal.questions, event) })),
  BasisResolved: ofExisting(resolved),
  IndicatorDefined: ofExisting(withIndicator),
  IndicatorValueRecorded: ofExisting(withIndicator),
  DeviationNoted: ofExisting(withDeviation),
  DeviationResolved: ofExisting(withDeviation),
  DateRefined: ofExisting(withRefinedDate),
});

/** A step that leaves an unknown goal as it is. */
function ofExisting<E>(step: (goal: ExistingGoal, event: E) => Goal): (goal: Goal, event: E) => Goal {
  return (goal, event) => (goal.status === 'unknown' ? goal : step(goal, event));
}

function adopted(goal: ExistingGoal): { readonly adoption?: Adoption } {
  const adoption = goalAdoptionOf(goal);
  return adoption === undefined ? {} : { adoption };
}

function withIndicator(goal: ExistingGoal, event: Evolved<IndicatorEvent>): Goal {
  return { ...goal, indicators: evolveIndicators(goal.indicators, event) };
}

function withDeviation(goal: ExistingGoal, event: Evolved<DeviationEvent>): Goal {
  return { ...goal, deviations: evolveDeviations(goal.deviations, event) };
}

function withRefinedDate(goal: ExistingGoal, { data: { event, to: on } }: Evolved<DateRefined>): Goal {
  if (!('adoption' in goal) || goal.adoption.event !== event) return goal;
  return { ...goal, adoption: { ...goal.adoption, on } };
}

function revised(goal: ExistingGoal, { data }: Of<'GoalRevised'>): Goal {
  // `reason` is for readers of the history.
  const { version, deviatesFromDecision: deviates, decision, reason, ...content } = data;
  const deviatesFromDecision = decision === undefined && (goal.deviatesFromDecision || deviates);
  return { ...goal, version, deviatesFromDecision, content, ...(decision !== undefined && { revisedBy: decision }) };
}

/** As for measures: without its adoption a goal is proposed again; without a revision it deviates from its decision. */
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
