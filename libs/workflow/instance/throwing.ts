import type { ErrorEnd, SignalThrow } from '../model/process-model.js';
import type { Advance } from './advance.js';
import { throwError, throwOutwards } from './errors.js';
import { passError } from './open-call.js';
import { happenForSignal } from './happening.js';
import type { ActiveElement } from './instance-state.js';
import { leave } from './leaving.js';
import type { Work } from './steps.js';
import { textIn } from './waits.js';

/** Throws what the event throws. An end event that is not ended thereby is left, an intermediate one goes on. */
export function throwEvent(advance: Advance, active: ActiveElement, element: ErrorEnd | SignalThrow, work: Work): void {
  const { part } = active;
  const what = { error: 'the error code', signal: 'the name of the signal', escalate: 'the escalation code' }[
    element.work
  ];
  const name = textIn(advance, part, element.work === 'error' ? element.code : element.thrown, what);
  if (!name.ok) {
    advance.raise(part, 'EXTRACT_VALUE_ERROR', name.problem, { work });
    return;
  }
  switch (element.work) {
    case 'error':
      advance.emit({ kind: 'activated', part });
      if (throwError(advance, part, name.value, {})) return;
      if (passError(advance, part, name.value, {})) return;
      advance.raise(part, 'UNHANDLED_ERROR_EVENT', `no event catches the error ${name.value}`, { work });
      return;
    case 'signal':
      advance.emit({ kind: 'signalThrown', of: part, signal: name.value });
      happenForSignal(advance, name.value, {});
      break;
    case 'escalate':
      throwOutwards(advance, 'escalation', part, name.value, {});
      break;
  }
  if (advance.draft.elements.get(part)?.phase === 'entering') leave(advance, active, work);
}
