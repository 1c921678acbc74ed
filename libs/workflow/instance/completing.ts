import type { Json } from '#event-sourcing';
import type { FlowElement } from '../model/process-model.js';
import type { Advance } from './advance.js';
import { closeTasksOf } from './close-tasks.js';
import type { Part } from './steps.js';
import { setLocal, setVisible } from './variables.js';

/** The element's work is done, with these results. With output mappings they are the mappings' input alone. */
export function complete(advance: Advance, part: Part, element: FlowElement, results: ReadonlyMap<string, Json>): void {
  for (const [name, value] of results) {
    if (element.outputs.length > 0) setLocal(advance, part, name, value);
    else setVisible(advance, part, name, value);
  }
  closeTasksOf(advance, part, 'completed');
  advance.emit({ kind: 'completing', part });
}
