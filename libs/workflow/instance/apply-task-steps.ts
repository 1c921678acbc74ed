import type { OpenTask } from './instance-state.js';
import type { Part, Step } from './steps.js';
import type { TaskChanges } from './task-steps.js';

type TaskStep = Extract<Step, { readonly kind: 'taskOpened' | 'taskChanged' | 'taskClosed' }>;

export function applyTaskStep(tasks: Map<Part, OpenTask>, step: TaskStep): void {
  switch (step.kind) {
    case 'taskOpened':
      tasks.set(step.part, opened(step));
      return;
    case 'taskChanged': {
      const task = tasks.get(step.part);
      if (task !== undefined) tasks.set(step.part, changed(task, step.changes));
      return;
    }
    case 'taskClosed':
      tasks.delete(step.part);
      return;
  }
}

function opened({ part, of, task }: Extract<TaskStep, { readonly kind: 'taskOpened' }>): OpenTask {
  const { name: _name, reference: _reference, concerns: _concerns, effect, ...terms } = task;
  if (effect === undefined) return { part, of, ...terms };
  const { event, command } = effect;
  return { part, of, ...terms, effect: { event, ...(command !== undefined && { command }) } };
}

function changed(task: OpenTask, changes: TaskChanges): OpenTask {
  const { assignee, due, derivation, followUp, ...others } = task;
  const next = {
    assignee: after(assignee, changes.assignee),
    due: after(due, changes.due),
    // A due time that a person gives has no derivation.
    derivation: changes.due === undefined ? derivation : undefined,
    followUp: after(followUp, changes.followUp),
  };
  return {
    ...others,
    ...(next.assignee !== undefined && { assignee: next.assignee }),
    ...(next.due !== undefined && { due: next.due }),
    ...(next.derivation !== undefined && { derivation: next.derivation }),
    ...(next.followUp !== undefined && { followUp: next.followUp }),
    groups: changes.groups ?? others.groups,
    users: changes.users ?? others.users,
    priority: changes.priority ?? others.priority,
  };
}

/** The value after a change: null takes it away, undefined leaves it. */
function after(before: string | undefined, change: string | null | undefined): string | undefined {
  return change === undefined ? before : (change ?? undefined);
}
