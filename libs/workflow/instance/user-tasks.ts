import { checkForm } from '../forms/check-form.js';
import type { FlowElement } from '../model/process-model.js';
import type { Advance } from './advance.js';
import { complete } from './completing.js';
import type { OpenTask, ProcessInstance } from './instance-state.js';
import type { Part } from './steps.js';
import type { Assigning, TaskChanges } from './task-steps.js';
import type { AdvanceFacts, AdvanceResult } from './triggers.js';
import { onRunning, refused, tooLargeIn } from './triggers.js';
import type { NamedValues } from './variables.js';

/**
 * `heldBy`: who may have the task at this moment, beside nobody; left out: anybody. So of two people who claim a task at once,
 * the second one is refused.
 */
interface OnTask {
  readonly task: Part;
  readonly heldBy?: readonly string[];
}

export interface TaskAssignment extends OnTask {
  /** Null: the task is given back to its candidates. */
  readonly assignee: string | null;
  readonly how: Assigning;
}

export interface TaskCompletion extends OnTask {
  readonly variables: NamedValues;
}

export interface TaskUpdate {
  readonly task: Part;
  readonly changes: Omit<TaskChanges, 'assignee' | 'before'>;
}

export function assignTask(
  state: ProcessInstance,
  { task, heldBy, assignee, how }: TaskAssignment,
  facts: AdvanceFacts,
): AdvanceResult {
  return onRunning(state, facts, { kind: 'taskAssigned', task, how }, (advance) => {
    const open = advance.draft.tasks.get(task);
    if (open === undefined) return refused('task does not exist or is no longer open');
    if (!isHeldBy(open, heldBy)) return refused('the task is assigned to someone else');
    if ((open.assignee ?? null) !== assignee) advance.emit({ kind: 'taskChanged', part: task, changes: { assignee } });
    return undefined;
  });
}

export function updateTask(state: ProcessInstance, { task, changes }: TaskUpdate, facts: AdvanceFacts): AdvanceResult {
  return onRunning(state, facts, { kind: 'taskUpdated', task }, (advance) => {
    const open = advance.draft.tasks.get(task);
    if (open === undefined) return refused('task does not exist or is no longer open');
    const before = {
      ...(changes.groups !== undefined && { groups: open.groups }),
      ...(changes.users !== undefined && { users: open.users }),
    };
    const replaced = Object.keys(before).length > 0 ? { before } : {};
    advance.emit({ kind: 'taskChanged', part: task, changes: { ...changes, ...replaced } });
    return undefined;
  });
}

/** A person has done the task. One that a domain event completes cannot be completed otherwise. */
export function completeTask(
  state: ProcessInstance,
  { task, heldBy, variables }: TaskCompletion,
  facts: AdvanceFacts,
): AdvanceResult {
  return onRunning(state, facts, { kind: 'taskCompleted', task }, (advance) => {
    const open = advance.draft.tasks.get(task);
    if (open === undefined) return refused('task does not exist or is no longer open');
    if (open.effect !== undefined) return refused('the task is completed by an event of the domain');
    if (!isHeldBy(open, heldBy)) return refused('the task is assigned to someone else');
    const tooLarge = tooLargeIn(variables);
    if (tooLarge !== undefined) return tooLarge;
    const mistake = facts.form === undefined ? undefined : checkForm(facts.form, variables, facts.clock);
    if (mistake !== undefined) return { advanced: false, ...mistake };
    complete(advance, open.of, elementOf(advance, open), new Map(Object.entries(variables)));
    return undefined;
  });
}

/** A process manager goes on without the task. */
export function skipTask(
  state: ProcessInstance,
  { task, reason }: { readonly task: Part; readonly reason: string },
  facts: AdvanceFacts,
): AdvanceResult {
  return onRunning(state, facts, { kind: 'taskSkipped', task }, (advance) => {
    const open = advance.draft.tasks.get(task);
    if (open === undefined) return refused('task does not exist or is no longer open');
    advance.emit({ kind: 'taskClosed', part: task, how: 'skipped', reason: advance.keep(reason) });
    complete(advance, open.of, elementOf(advance, open), new Map());
    return undefined;
  });
}

function elementOf(advance: Advance, { of }: OpenTask): FlowElement {
  return advance.element(advance.active(of).element);
}

function isHeldBy({ assignee }: OpenTask, heldBy: readonly string[] | undefined): boolean {
  return assignee === undefined || heldBy === undefined || heldBy.includes(assignee);
}
