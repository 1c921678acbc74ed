import type { Advance } from './advance.js';
import type { Part } from './steps.js';

/** The tasks of an element that is left end with it, and so does what would complete them. */
export function closeTasksOf(advance: Advance, of: Part, how: 'completed' | 'cancelled'): void {
  const { element } = advance.active(of);
  for (const task of [...advance.draft.tasks.values()]) {
    if (task.of === of) advance.emit({ kind: 'taskClosed', part: task.part, how });
  }
  for (const wait of [...advance.draft.waits.values()]) {
    if (wait.of === of && wait.element === element) {
      advance.emit({ kind: 'waitClosed', part: wait.part, how: 'cancelled' });
    }
  }
}
