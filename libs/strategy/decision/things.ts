import type { FactReader } from '#event-sourcing';
import type { ExistingGoal } from '../goal/goal-state.js';
import { goalAdoptionOf } from '../goal/goal-state.js';
import { goalDecider } from '../goal/goal.js';
import type { ExistingMeasure } from '../measure/measure-state.js';
import { adoptionOf, measureStatus } from '../measure/measure-state.js';
import type { MeasureStatus } from '../measure/measure-status.js';
import { measureDecider } from '../measure/measure.js';
import type { Adoption } from './basis.js';
import type { DecisionRef } from './decision-ref.js';
import type { Thing } from './subjects.js';

/** What decisions need to know of a measure or goal. */
export interface ThingState {
  readonly process: string;
  readonly version: number;
  readonly status: MeasureStatus | ExistingGoal['status'];
  /** What its adoption and its last revision rest on. */
  readonly basis: readonly DecisionRef[];
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
  { process, version, revisedBy }: ExistingMeasure | ExistingGoal,
  status: ThingState['status'],
  adoption: Adoption | undefined,
): ThingState {
  const basis = [adoption?.decision, revisedBy].filter((one) => one !== undefined);
  return { process, version, status, basis };
}
