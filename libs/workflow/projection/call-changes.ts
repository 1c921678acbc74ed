import type { Recorded, RowChange } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import type { ProcessInstanceAdvanced } from '../instance/process-instance.events.js';
import type { StepOf } from '../instance/steps.js';
import type { Of } from './owner.js';
import { hasEnded, keyOf, ownerOf } from './owner.js';
import { processCalls } from './workflow.tables.js';

type CallStep = StepOf<'callAsked' | 'callClosed' | 'errorPassed'>;

/** The rows of calls that a step of the calling instance changes, or an error of the called one. */
export function callChanges(step: CallStep, of: Of): readonly RowChange[] {
  switch (step.kind) {
    case 'callAsked':
      return [
        put(processCalls, {
          ...ownerOf(of),
          key: keyOf(of, step.part),
          elementInstance: keyOf(of, step.of),
          element: step.element,
          called: step.called,
          open: true,
          child: null,
          childEnded: false,
          error: null,
          errorAt: null,
          errorIndex: null,
        }),
      ];
    case 'callClosed':
      return [patch(processCalls, { key: keyOf(of, step.part) }, { open: false })];
    case 'errorPassed': {
      const { calledBy } = of.data;
      if (calledBy === undefined) return [];
      const error = { error: step.code, errorAt: of.revision, errorIndex: step.variables };
      return [patch(processCalls, { key: BigInt(calledBy.call) }, error)];
    }
  }
}

/** What the call's row learns of the called instance: its key, and that it has ended. */
export function childChanges({
  id,
  data,
}: Pick<Recorded<ProcessInstanceAdvanced>, 'id' | 'data'>): readonly RowChange[] {
  const { calledBy, trigger, steps } = data;
  if (calledBy === undefined) return [];
  const key = { key: BigInt(calledBy.call) };
  return [
    ...(trigger.kind === 'start' ? [patch(processCalls, key, { child: BigInt(id) })] : []),
    ...(hasEnded(steps) ? [patch(processCalls, key, { childEnded: true })] : []),
  ];
}
