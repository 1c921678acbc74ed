import type { AnyDeciderOf, FactReader } from '#event-sourcing';
import type { ExistingGoal, Goal } from '../goal/goal-state.js';
import { evolveGoal, goalAdoptionOf } from '../goal/goal-state.js';
import { evolveMeasure } from '../measure/evolve-measure.js';
import type { ExistingMeasure, Measure } from '../measure/measure-state.js';
import { adoptionOf, measureStatus } from '../measure/measure-state.js';
import type { MeasureStatus } from '../measure/measure-status.js';
import type { DecisionRef } from './decision-ref.js';
import type { Thing } from './subjects.js';

const measureDecider: AnyDeciderOf<Measure> = {
  category: 'measure',
  initial: { status: 'unknown' },
  evolve: evolveMeasure,
};
const goalDecider: AnyDeciderOf<Goal> = { category: 'goal', initial: { status: 'unknown' }, evolve: evolveGoal };

/** What decisions need to know of a measure or goal. */
export interface ThingState {
  readonly process: string;
  readonly version: number;
  readonly status: MeasureStatus | ExistingGoal['status'];
  /** What its adoption and its last revision rest on, each with the event that says so where that is known. */
  readonly basis: readonly { readonly decision: DecisionRef; readonly event?: string }[];
  /** Causes for which its basis is questioned, the ended questions included. */
  readonly causes: readonly string[];
}

export async function thingState({ kind, id }: Thing, read: FactReader): Promise<ThingState | undefined> {
  switch (kind) {
    case 'measure': {
      const measure = await read.state(measureDecider, id);
      return measure.status === 'unknown' ? undefined : known(measure, measureStatus(measure), adoptionOf(measure));
    }
    case 'goal': {
      const goal = await read.state(goalDecider, id);
      return goal.status === 'unknown' ? undefined : known(goal, goal.status, goalAdoptionOf(goal));
    }
  }
}

function known(
  { process, version, revisedBy, questions }: ExistingMeasure | ExistingGoal,
  status: ThingState['status'],
  adoption: { readonly decision: DecisionRef; readonly event: string } | undefined,
): ThingState {
  const basis = [
    ...(adoption === undefined ? [] : [{ decision: adoption.decision, event: adoption.event }]),
    ...(revisedBy === undefined ? [] : [{ decision: revisedBy }]),
  ];
  return { process, version, status, basis, causes: questions.map(({ cause }) => cause) };
}
