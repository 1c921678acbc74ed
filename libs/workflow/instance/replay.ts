import type { Json } from '#event-sourcing';
import { applyStep, applyTrigger, draftOf, newDraft, stateOf } from './apply-steps.js';
import type { ProcessInstance } from './instance-state.js';
import type { CalledBy, PinnedDefinition, Step, Trigger } from './steps.js';

/** The state after a stored event. It needs neither the model nor FEEL. */
export function replay(
  state: ProcessInstance,
  event: {
    readonly trigger: Trigger;
    readonly steps: readonly Step[];
    readonly values: readonly Json[];
    readonly blocks?: readonly string[];
    readonly calledBy?: CalledBy;
  },
): ProcessInstance {
  const { trigger, steps, values, blocks, calledBy } = event;
  if (state.status !== 'running' && trigger.kind !== 'start') return state;
  const draft = state.status === 'running' ? draftOf(state) : newDraft(definitionOf(trigger), calledBy);
  applyTrigger(draft, trigger);
  if (blocks !== undefined) draft.blocks = blocks;
  for (const step of steps) applyStep(draft, step, values);
  return stateOf(draft);
}

function definitionOf(trigger: Trigger): PinnedDefinition {
  if (trigger.kind !== 'start') throw new Error('an instance begins with the trigger "start"');
  return trigger.definition;
}
