import type { Likeness } from '#event-sourcing';
import { sameText } from '#event-sourcing';
import type { Goal } from './goal.state.js';
import { isGoalOver } from './goal.state.js';

/** A goal that is over may be set again under its title. */
export const goalLikeness: Likeness<Goal> = {
  code: 'goalOfSameTitle',
  english: 'Another open goal of this strategy process has this title.',
  german: 'Ein anderes offenes Ziel dieses Strategieprozesses hat denselben Titel.',
  featuresOf: (goal) =>
    goal.status === 'unknown' || isGoalOver(goal) ? undefined : [goal.process, sameText(goal.content.title)],
};
