import type { RowChange, RowOf } from '#event-sourcing';
import { patch, put, remove } from '#event-sourcing';
import type { StepOf } from '../instance/steps.js';
import type { Of } from './owner.js';
import { keyOf, ownerOf } from './owner.js';
import { taskCandidates, userTasks } from './task.tables.js';

type TaskStep = StepOf<'taskOpened' | 'taskChanged' | 'taskClosed'>;

export function taskChanges(step: TaskStep, event: Of): readonly RowChange[] {
  switch (step.kind) {
    case 'taskOpened':
      return opened(step, event);
    case 'taskChanged':
      return changed(step, event);
    case 'taskClosed':
      return [closed(step, event)];
  }
}

function opened({ part, of, element, task }: StepOf<'taskOpened'>, event: Of): RowChange[] {
  const { effect, concerns = {} } = task;
  const key = keyOf(event, part);
  const { recordedAt } = event.metadata;
  const row = put(userTasks, {
    ...ownerOf(event),
    key,
    openedAt: event.position,
    elementInstance: keyOf(event, of),
    element,
    name: task.name ?? null,
    state: 'CREATED',
    open: true,
    ending: null,
    assignee: task.assignee ?? null,
    groups: task.groups,
    users: task.users,
    due: task.due ?? null,
    derivation: task.derivation ?? null,
    followUp: task.followUp ?? null,
    priority: task.priority,
    form: task.form === undefined ? null : BigInt(task.form),
    referenceIndex: task.reference ?? null,
    event: effect?.event ?? null,
    eventKey: effect?.key ?? null,
    command: effect?.command ?? null,
    target: effect?.target ?? null,
    inputsIndex: effect?.inputs ?? null,
    concerns,
    concernedProcess: concerns.process ?? null,
    valueAt: event.revision,
    reasonAt: null,
    reasonIndex: null,
    created: recordedAt,
    updated: recordedAt,
    ended: null,
    endedBy: null,
  });
  const { groups, users } = task;
  return [row, ...candidates(key, { groups, users }, (one) => put(taskCandidates, one))];
}

function changed({ part, changes }: StepOf<'taskChanged'>, event: Of): RowChange[] {
  const { before = {}, ...columns } = changes;
  const key = keyOf(event, part);
  const withoutDerivation = changes.due === undefined ? {} : { derivation: null };
  return [
    patch(userTasks, { key }, { ...columns, ...withoutDerivation, updated: event.metadata.recordedAt }),
    ...candidates(key, before, (one) => remove(taskCandidates, one)),
    ...candidates(key, changes, (one) => put(taskCandidates, one)),
  ];
}

function closed({ part, how, reason }: StepOf<'taskClosed'>, event: Of): RowChange {
  const { recordedAt, actor } = event.metadata;
  return patch(
    userTasks,
    { key: keyOf(event, part) },
    {
      state: how === 'cancelled' ? 'CANCELED' : 'COMPLETED',
      open: false,
      ending: how,
      updated: recordedAt,
      ended: recordedAt,
      endedBy: actor,
      ...(reason !== undefined && { reasonAt: event.revision, reasonIndex: reason }),
    },
  );
}

function candidates(
  task: bigint,
  { groups = [], users = [] }: { readonly groups?: readonly string[]; readonly users?: readonly string[] },
  change: (row: RowOf<typeof taskCandidates>) => RowChange,
): readonly RowChange[] {
  return [
    ...groups.map((name) => change({ task, kind: 'group', name })),
    ...users.map((name) => change({ task, kind: 'user', name })),
  ];
}
