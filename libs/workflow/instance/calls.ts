import type { Advance } from './advance.js';
import { complete } from './completing.js';
import { passError } from './open-call.js';
import { throwError } from './errors.js';
import type { OpenCall, ProcessInstance } from './instance-state.js';
import type { Part, Work } from './steps.js';
import type { AdvanceFacts, AdvanceResult } from './triggers.js';
import { onRunning, refused, tooLargeIn } from './triggers.js';
import type { NamedValues } from './variables.js';

/** Instances that call each other in a row: a process that calls itself without end is stopped by an incident. */
export const MAX_CALL_DEPTH = 100;

/** What became of a call. `error`: the called instance threw an error that nothing in it catches. */
export type CallAnswer =
  | { readonly outcome: 'completed' }
  | { readonly outcome: 'error'; readonly code: string }
  /** No instance could be begun; `reason` for people. */
  | { readonly outcome: 'refused'; readonly reason: string };

export type CallAnswering = { readonly call: Part; readonly variables: NamedValues } & CallAnswer;

/** The called instance has ended, or could not begin. */
export function answerCall(state: ProcessInstance, answer: CallAnswering, facts: AdvanceFacts): AdvanceResult {
  const { call, outcome, variables } = answer;
  return onRunning(state, facts, { kind: 'callAnswered', call, outcome }, (advance) => {
    const open = advance.draft.calls.get(call);
    if (open === undefined) return refused('the call does not exist or is answered');
    const tooLarge = tooLargeIn(variables);
    if (tooLarge !== undefined) return tooLarge;
    advance.emit({ kind: 'callClosed', part: call, how: outcome === 'completed' ? 'completed' : 'cancelled' });
    takeUp(advance, open, answer);
    return undefined;
  });
}

function takeUp(advance: Advance, { of }: OpenCall, answer: CallAnswering): void {
  const again: Work = { do: 'call', part: of };
  switch (answer.outcome) {
    case 'completed': {
      const element = advance.element(advance.active(of).element);
      const takes = element.work === 'call' && (element.takesAll || element.outputs.length > 0);
      complete(advance, of, element, new Map(takes ? Object.entries(answer.variables) : []));
      return;
    }
    case 'error': {
      const { code, variables } = answer;
      if (throwError(advance, of, code, variables) || passError(advance, of, code, variables)) return;
      advance.raise(of, 'UNHANDLED_ERROR_EVENT', `no event catches the error ${code}`, { work: again });
      return;
    }
    case 'refused':
      advance.raise(of, 'CALLED_ELEMENT_ERROR', answer.reason, { work: again });
      return;
  }
}
