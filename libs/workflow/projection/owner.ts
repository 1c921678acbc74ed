import type { Recorded } from '#event-sourcing';
import { keyOfPart } from '../instance/keys.js';
import type { ProcessInstanceAdvanced } from '../instance/process-instance.events.js';
import type { Part, Step } from '../instance/steps.js';

/** The event that a step stands in, as far as rows need it. */
export type Of = Pick<
  Recorded<ProcessInstanceAdvanced>,
  'id' | 'eventId' | 'revision' | 'position' | 'data' | 'metadata'
>;

export interface Owner {
  readonly instance: bigint;
  readonly definition: bigint;
  readonly process: string;
}

/** What every row of an instance bears. */
export function ownerOf({ id, data }: Of): Owner {
  return { instance: BigInt(id), definition: BigInt(data.definition), process: data.process };
}

/** The key of a part of the event's instance. */
export function keyOf({ id, data: { blocks = [] } }: Of, part: Part): bigint {
  return keyOfPart(BigInt(id), blocks, part);
}

/** Whether the instance has ended with these steps. */
export function hasEnded(steps: readonly Step[]): boolean {
  return steps.some((step) => step.kind === 'left' && step.part === 0);
}
