import type { ProcessInstance } from './instance-state.js';
import type { AdvanceFacts, AdvanceResult } from './triggers.js';
import { onRunning } from './triggers.js';

export interface Correction {
  /** Id of the domain event that the instance took. */
  readonly message: string;
  /** Its type. */
  readonly name: string;
  /** Id of the event that corrects or withdraws it. */
  readonly correction: string;
  readonly correctionName: string;
}

/**
 * A fact that the instance took was corrected or withdrawn. Nothing is undone: an incident asks a person to look at what rests
 * on it, and is resolved when that was done.
 */
export function askAboutCorrection(
  state: ProcessInstance,
  { message, name, correction, correctionName }: Correction,
  facts: AdvanceFacts,
): AdvanceResult {
  return onRunning(state, facts, { kind: 'messageCorrected', message, correction }, (advance) => {
    advance.raise(
      0,
      'MESSAGE_CORRECTED',
      `${correctionName} ${correction} changes ${name} ${message}, which this instance has taken; `
        + 'check what was done because of it, set right what is wrong, then resolve this',
    );
    return undefined;
  });
}
