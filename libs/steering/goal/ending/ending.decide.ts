import { accept, acceptAsIs, refuse } from '#event-sourcing';
import type { GoalDecideMap } from '../goal-facts.js';
import type { GoalEvent } from '../goal.events.js';
import { isGoalOver } from '../goal.state.js';

export const decideEnding: GoalDecideMap<'RejectGoal' | 'AchieveGoal' | 'CancelGoal' | 'SupersedeGoal'> = {
  RejectGoal: ({ data }, { status }) => {
    if (status === 'rejected') return acceptAsIs('rejected already');
    if (status !== 'proposed' && status !== 'reviewed') return refuse('goal is not open for adoption');
    return accept<GoalEvent>({ type: 'GoalRejected', data });
  },
  AchieveGoal: ({ data }, goal) => {
    if (goal.status === 'achieved') return acceptAsIs('achieved already');
    if (goal.status !== 'adopted') return refuse(isGoalOver(goal) ? 'goal is over' : 'goal is not adopted');
    return accept<GoalEvent>({ type: 'GoalAchieved', data });
  },
  CancelGoal: ({ data }, goal) => {
    if (goal.status === 'cancelled') return acceptAsIs('cancelled already');
    return isGoalOver(goal) ? refuse('goal is over') : accept<GoalEvent>({ type: 'GoalCancelled', data });
  },
  SupersedeGoal: ({ data, meta }, goal) => {
    if (goal.status === 'superseded' && goal.by === data.by) return acceptAsIs('superseded already');
    if (isGoalOver(goal)) return refuse('goal is over');
    if (data.by === meta.id) return refuse('goal cannot supersede itself');
    return accept<GoalEvent>({ type: 'GoalSuperseded', data });
  },
};
