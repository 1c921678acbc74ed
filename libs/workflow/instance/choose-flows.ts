import type { FlowElement, SequenceFlow } from '../model/process-model.js';
import type { Advance } from './advance.js';
import type { Part } from './steps.js';
import { evaluateIn } from './variables.js';

export type Chosen = { readonly flows: readonly SequenceFlow[] } | { readonly problem: string };

/** The flows by which an element is left: an exclusive gateway takes one, everything else all whose condition holds. */
export function chooseFlows(advance: Advance, part: Part, element: FlowElement): Chosen {
  const flows = element.outgoing.map((id) => advance.flow(id));
  if (element.work === 'join' || flows.length === 0) return { flows };
  const { otherwise } = element;
  const taken: SequenceFlow[] = [];
  let conditionMet = false;
  for (const flow of flows.filter(({ id }) => id !== otherwise)) {
    const holds = conditionHolds(advance, part, flow);
    if (typeof holds === 'string') return { problem: holds };
    if (!holds) continue;
    taken.push(flow);
    conditionMet ||= flow.condition !== undefined;
    if (element.work === 'choose') return { flows: taken };
  }
  const fallback = conditionMet ? undefined : flows.find(({ id }) => id === otherwise);
  if (fallback !== undefined) taken.push(fallback);
  return taken.length > 0 ? { flows: taken } : { problem: 'no condition holds and there is no default flow' };
}

/** Whether the condition holds, or what is wrong with it. */
function conditionHolds(advance: Advance, part: Part, { id, condition }: SequenceFlow): boolean | string {
  if (condition === undefined) return true;
  const result = evaluateIn(advance, part, condition);
  if (!result.ok) return `the condition of ${id} failed: ${result.problem}`;
  if (typeof result.value === 'boolean') return result.value;
  return `the condition of ${id} is ${JSON.stringify(result.value)}, not true or false`;
}
