import type { Caller, Role } from '#http';
import { Problem, ROLES } from '#http';
import type { OpenTask } from '../instance/instance-state.js';
import { READERS } from './roles.js';
import type { TaskPeople } from './task-people.js';

/** Who may ask for tasks: each sees those that are theirs. */
export const TASK_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'worker');
/** Who sees every task. */
const SEE_ALL: readonly Role[] = ['process-manager', 'administrator', 'auditor'];
const MANAGER: Role = 'process-manager';

type Candidates = Pick<OpenTask, 'groups' | 'users' | 'assignee'>;

/** A caller, as tasks name people: by ids and groups. It holds for one request. */
export interface TaskCaller {
  /** The actor, and the persons behind it. */
  readonly ids: readonly string[];
  /** Groups as candidates name them: the roles, and each of them in each unit. */
  readonly groups: readonly string[];
  readonly seesAll: boolean;
  /** Whether values of variables may be read in every task. */
  readonly readsAll: boolean;
  readonly manages: boolean;
}

export async function taskCaller(people: TaskPeople, caller: Caller): Promise<TaskCaller> {
  const roles = [...new Set(caller.grants.map(({ role }) => role))];
  const units = await people.unitsOf(caller);
  const persons = (caller.links ?? []).flatMap((link) => (link.kind === 'person' ? [link.id] : []));
  return {
    ids: [caller.actor, ...persons],
    groups: [...roles, ...roles.flatMap((role) => units.map((unit) => `${role}@${unit}`))],
    seesAll: roles.some((role) => SEE_ALL.some((one) => one === role)),
    readsAll: roles.some((role) => READERS.some((one) => one === role)),
    manages: roles.some((role) => role === MANAGER),
  };
}

export function isAssignee({ ids }: TaskCaller, { assignee }: Candidates): boolean {
  return assignee !== undefined && ids.includes(assignee);
}

export function isCandidate({ ids, groups }: TaskCaller, task: Candidates): boolean {
  return task.users.some((user) => ids.includes(user)) || task.groups.some((group) => groups.includes(group));
}

export function maySee(caller: TaskCaller, task: Candidates): boolean {
  return caller.seesAll || isAssignee(caller, task) || isCandidate(caller, task);
}

/** Whether the values of variables that the task has are for the caller: an administrator sees the task without them. */
export function mayReadValues(caller: TaskCaller, task: Candidates): boolean {
  return caller.readsAll || isAssignee(caller, task) || isCandidate(caller, task);
}

/** A process manager may do what whoever has the task may. */
export function mayAct(caller: TaskCaller, task: Candidates): boolean {
  return caller.manages || isAssignee(caller, task) || (task.assignee === undefined && isCandidate(caller, task));
}

export function notYours(): Problem {
  return new Problem('forbidden', {
    reason: 'the task is for others: its candidates, whoever has it, or a process manager',
    german: 'Die Aufgabe ist für andere: für die dort Genannten, für die Person, die sie hat, oder die Prozessleitung.',
  });
}

export function withoutValues(): Problem {
  return new Problem('forbidden', {
    reason: 'the values of a task are for its candidates, whoever has it, and those who read everything',
    german:
      'Die Werte einer Aufgabe sind für die dort Genannten, für die Person, die sie hat, und für alle, die alles lesen.',
    needed: READERS,
  });
}

export function managersOnly(): Problem {
  return new Problem('forbidden', {
    reason: 'only a process manager may do this with a task of others',
    german: 'Das darf mit einer Aufgabe anderer nur die Prozessleitung.',
    needed: [MANAGER],
  });
}
