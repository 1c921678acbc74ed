import type { DateRefined } from '#event-sourcing';
import type { ExistingGoal, Goal, GoalEvent } from '#steering';
import { evolveGoal, rollUp } from '#steering';
import type { GoalOfReport } from '../report-content.js';
import type { JudgedMeasure } from './measures.js';
import type { Horizon, ReportedLog } from './reported-log.js';

type Goals = ReadonlyMap<string, ExistingGoal>;

export function goalsAt(log: ReportedLog, process: string, horizon: Horizon): Goals {
  const goals = new Map<string, ExistingGoal>();
  for (const [id, events] of log.streams<GoalEvent | DateRefined>('goal')) {
    let goal: Goal = { status: 'unknown' };
    for (const event of events) if (log.counts(event, horizon)) goal = evolveGoal(goal, event);
    if (goal.status !== 'unknown' && goal.process === process) goals.set(id, goal);
  }
  return goals;
}

/** Goals with the progress of their measures and of those of all goals below them. */
export function goalsOfReport(goals: Goals, measures: readonly JudgedMeasure[]): readonly GoalOfReport[] {
  const below = new Map<string, Set<JudgedMeasure>>([...goals.keys()].map((id) => [id, new Set()]));
  for (const judged of measures) {
    for (const goal of judged.measure.content.goals) {
      for (const above of upwards(goals, goal)) below.get(above)?.add(judged);
    }
  }
  return [...goals].map(([id, { status, content }]) => ({
    id,
    title: content.title,
    status,
    parent: content.parent ?? null,
    progress: rollUp([...(below.get(id) ?? [])]),
  }));
}

/** The goal and the goals that it is a part of. A circle, which no command can record, would end where it began. */
function upwards(goals: Goals, goal: string): ReadonlySet<string> {
  const path = new Set<string>();
  for (let at: string | undefined = goal; at !== undefined && !path.has(at); at = goals.get(at)?.content.parent) {
    path.add(at);
  }
  return path;
}
