import type { RowOf } from '#event-sourcing';
import type { userTasks } from '../projection/task.tables.js';
import { ownerAnswer } from './answers.js';
import type { Rooted } from './roots.js';

/** What a task has beside its row. */
export interface ShownTask {
  readonly version: number;
  readonly processName: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly reference: string | null;
}

export function taskAnswer(
  row: RowOf<typeof userTasks>,
  { version, processName, headers, tags, reference }: ShownTask,
): Rooted {
  return {
    ...ownerAnswer(row),
    name: row.name ?? row.element,
    state: row.state,
    assignee: row.assignee,
    elementId: row.element,
    candidateGroups: row.groups,
    candidateUsers: row.users,
    creationDate: row.created,
    completionDate: row.ended,
    followUpDate: row.followUp,
    dueDate: row.due,
    externalFormReference: reference,
    processDefinitionVersion: version,
    customHeaders: headers,
    priority: row.priority,
    userTaskKey: row.key.toString(),
    elementInstanceKey: row.elementInstance.toString(),
    processName,
    formKey: row.form?.toString() ?? null,
    tags,
  };
}
