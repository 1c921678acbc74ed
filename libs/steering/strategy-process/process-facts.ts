import type { FactReader } from '#event-sourcing';
import type { ForeignReference } from '#shared-kernel';
import { subjectState } from '#shared-kernel';
import { strategyProcessDecider } from './strategy-process.decide.js';
import { currencyOf, fieldsOfActionOf } from './strategy-process.state.js';

/** The facts that measures and goals need about their process. */
export interface ProcessFacts {
  readonly isClosed: boolean;
  readonly currency: string;
  readonly fieldsOfAction: readonly string[];
}

export async function processFacts(read: FactReader, id: string): Promise<ProcessFacts> {
  const process = await read.state(strategyProcessDecider, id);
  return {
    isClosed: process.status === 'closed',
    currency: currencyOf(process),
    fieldsOfAction: fieldsOfActionOf(process),
  };
}

/** The first field of action that the process does not have. */
export function foreignField(
  wanted: readonly string[] = [],
  { fieldsOfAction }: ProcessFacts,
): ForeignReference | undefined {
  const index = wanted.findIndex((field) => !fieldsOfAction.includes(field));
  return index < 0 ? undefined : { reason: 'field of action is not of this process', field: `fieldsOfAction.${index}` };
}

/** Whether a goal, named in that field, is of another process. */
export async function foreignGoal(
  read: FactReader,
  id: string,
  { process, field }: { readonly process: string; readonly field: string },
): Promise<ForeignReference | undefined> {
  const goal = await subjectState({ kind: 'goal', id }, read);
  const isForeign = goal !== undefined && goal.process !== process;
  return isForeign ? { reason: 'goal is of another process', field } : undefined;
}
