import { taskCandidates, userTasks } from '../projection/task.tables.js';
import { column, definition, same, tenantId, words } from './search-definitions.js';
import type { AnyRows, SearchField } from './search-fields.js';
import type { TaskCaller } from './task-rights.js';

const STATES = same('CREATED', 'COMPLETED', 'CANCELED');

function candidate(kind: 'group' | 'user'): SearchField {
  return { kind: 'listed', table: taskCandidates.name, of: 'task', where: { kind }, column: 'name' };
}

export const taskSearch = definition({
  table: userTasks,
  key: 'userTaskKey',
  filters: {
    userTaskKey: column('key', 'key'),
    state: words('state', STATES),
    assignee: column('text', 'assignee'),
    priority: column('integer', 'priority'),
    elementId: column('text', 'element'),
    name: column('text', 'name'),
    candidateGroup: candidate('group'),
    candidateUser: candidate('user'),
    tenantId,
    processDefinitionId: column('text', 'process'),
    processDefinitionKey: column('key', 'definition'),
    processInstanceKey: column('key', 'instance'),
    elementInstanceKey: column('key', 'elementInstance'),
    creationDate: column('instant', 'created'),
    completionDate: column('instant', 'ended'),
    followUpDate: column('instant', 'followUp'),
    dueDate: column('instant', 'due'),
  },
  sorts: ['creationDate', 'completionDate', 'followUpDate', 'dueDate', 'priority', 'name'],
});

/** The tasks that a caller may see: of whom they are or may become. */
export function visibleTasks({ seesAll, ids, groups }: TaskCaller): (rows: AnyRows) => AnyRows {
  if (seesAll) return (rows) => rows;
  return (rows) =>
    rows.where((is) => {
      const candidates = is.selectFrom(taskCandidates.name).select('task');
      const asUser = candidates.where('kind', '=', 'user').where('name', 'in', [...ids]);
      const asGroup = candidates.where('kind', '=', 'group').where('name', 'in', [...groups]);
      const own = [is('assignee', 'in', [...ids]), is('key', 'in', asUser)];
      return is.or(groups.length === 0 ? own : [...own, is('key', 'in', asGroup)]);
    });
}
