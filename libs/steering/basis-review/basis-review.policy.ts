import type { Effect, Policy, Reaction, Recorded } from '#event-sourcing';
import { effect } from '#event-sourcing';
import type { QuestionGoalBasis } from '../goal/adoption/adoption.commands.js';
import type { QuestionMeasureBasis } from '../measure/adoption/adoption.commands.js';
import type { Questioned } from './questioned-subjects.js';
import { questionedBy } from './questioned-subjects.js';
import type { ReviewTrigger } from './review-triggers.js';
import { reviewTriggers } from './review-triggers.js';

/**
 * Questions the basis of every measure and goal that rests on a decision which was corrected, became void or was
 * withdrawn; a person decides what follows. It also looks at each adoption, which may have crossed the correction.
 */
export const basisReviewPolicy: Policy<ReviewTrigger, readonly Questioned[]> = {
  name: 'basis-review',
  reads: ['meeting', 'decision', 'measure', 'goal'],
  concerns: (event): event is Recorded<ReviewTrigger> => reviewTriggers(event) && mayQuestion(event),
  facts: questionedBy,
  react: (_event, questioned): Reaction => ({ effects: questioned.map(effectOf), wakes: [] }),
};

function mayQuestion(event: Recorded<ReviewTrigger>): boolean {
  switch (event.type) {
    case 'OutcomeCorrected':
    case 'DecisionCorrected':
    case 'DecisionWithdrawn':
    case 'MeasureAdopted':
    case 'GoalAdopted':
      return true;
    case 'DeviationResolved':
      return event.data.how === 'void' || event.data.how === 'repeated';
    case 'MeasureRevised':
    case 'GoalRevised':
      return event.data.decision !== undefined;
    case 'BasisResolved':
      return event.data.how === 'replaced';
  }
}

function effectOf({ kind, id: target, ...body }: Questioned): Effect {
  return kind === 'measure'
    ? effect<typeof QuestionMeasureBasis>('QuestionMeasureBasis', { target, body })
    : effect<typeof QuestionGoalBasis>('QuestionGoalBasis', { target, body });
}
