import type { FactReader, PublishedState } from '#event-sourcing';
import { publishedState } from '#event-sourcing';
import type { DecisionRef } from './decision-ref.js';
import type { Thing } from './subjects.js';

/** What decisions need to know of a measure or goal. */
export interface ThingState {
  readonly process: string;
  readonly version: number;
  readonly status: string;
  /** What its adoption and its last revision rest on. */
  readonly basis: readonly DecisionRef[];
}

/** Published by the deciders of measures and goals; `undefined` for one that does not exist. */
export const THING_STATES: Readonly<Record<Thing['kind'], PublishedState<ThingState | undefined>>> = {
  measure: publishedState<ThingState | undefined>('measure', undefined),
  goal: publishedState<ThingState | undefined>('goal', undefined),
};

export async function thingState({ kind, id }: Thing, read: FactReader): Promise<ThingState | undefined> {
  return await read.published(THING_STATES[kind], id);
}
