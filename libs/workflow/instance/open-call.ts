import type { CallActivity } from '../model/process-model.js';
import type { Advance } from './advance.js';
import type { Part } from './steps.js';
import type { NamedValues } from './variables.js';

/** Asks for an instance of the called process. */
export function openCall(advance: Advance, of: Part, element: CallActivity, called: string): void {
  const part = advance.nextPart();
  const { binding, versionTag } = element;
  const tag = versionTag === undefined ? {} : { versionTag };
  advance.emit({ kind: 'callAsked', part, of, element: element.id, called, binding, ...tag });
}

/** An error that nothing in the instance catches goes to the call activity that began it. False when there is none. */
export function passError(advance: Advance, of: Part, code: string, variables: NamedValues): boolean {
  if (advance.draft.calledBy === undefined) return false;
  advance.emit({ kind: 'errorPassed', of, code, variables: advance.keep({ ...variables }) });
  return true;
}
