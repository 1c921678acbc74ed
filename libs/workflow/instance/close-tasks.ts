import type { Advance } from './advance.js';
import type { Part } from './steps.js';
import { closeWaits } from './waits.js';

/** The tasks of an element that is left end with it, and so does what would complete them. */
export function closeTasksOf(advance: Advance, of: Part, how: 'completed' | 'cancelled'): void {
  const { element } = advance.active(of);
  for (const task of [...advance.draft.tasks.values()]) {
    if (task.of === of) advance.emit({ kind: 'taskClosed', part: task.part, how });
  }
  closeWaits(advance, of, (wait) => wait.element === element);
}
