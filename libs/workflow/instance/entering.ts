import type { FlowElement } from '../model/process-model.js';
import type { Advance } from './advance.js';
import type { Part } from './steps.js';

/** Makes a new instance of the element. `flows`: the tokens that it consumes. */
export function enter(advance: Advance, element: FlowElement, scope: Part, flows: readonly string[]): Part {
  const part = advance.nextPart();
  const consumed = flows.length === 0 ? {} : { flows };
  advance.emit({
    kind: 'entered',
    part,
    element: element.id,
    type: element.loop === undefined ? element.kind : 'multiInstanceBody',
    scope,
    ...consumed,
  });
  return part;
}
