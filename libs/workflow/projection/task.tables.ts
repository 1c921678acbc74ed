import { json, table, word, wordOrNull } from '#event-sourcing';
import type { ConcernedKind } from '../model/user-task-parts.js';

export type TaskState = 'CREATED' | 'COMPLETED' | 'CANCELED';

/** Tasks of all times; `open` while a person may do it. Texts that people typed are sealed in the events. */
export const userTasks = table({
  name: 'userTasks',
  columns: {
    key: 'position',
    /** Position of the event that opened it. */
    openedAt: 'position',
    instance: 'position',
    definition: 'position',
    process: 'text',
    elementInstance: 'position',
    element: 'text',
    name: 'text?',
    state: word<TaskState>(),
    open: 'boolean',
    /** How it ended. */
    ending: wordOrNull<'completed' | 'skipped' | 'cancelled'>(),
    assignee: 'text?',
    groups: json<readonly string[]>(),
    users: json<readonly string[]>(),
    due: 'text?',
    derivation: 'text?',
    followUp: 'text?',
    priority: 'integer',
    form: 'position?',
    referenceIndex: 'integer?',
    /** The domain event that completes it, the command for it, and the entity of that command. */
    event: 'text?',
    eventKey: 'text?',
    command: 'text?',
    target: 'text?',
    inputsIndex: 'integer?',
    concerns: json<Readonly<Partial<Record<ConcernedKind, string>>>>(),
    /** The strategy process, meeting or other entity by which tasks are found. */
    concernedProcess: 'text?',
    /** Revision of the event that opened it: its sealed values stand there. */
    valueAt: 'position',
    /** Where the reason of a skip stands. */
    reasonAt: 'position?',
    reasonIndex: 'integer?',
    created: 'text',
    updated: 'text',
    ended: 'text?',
    /** Who completed or skipped it. */
    endedBy: 'text?',
  },
  key: ['key'],
  indexes: [
    ['instance'],
    ['open', 'openedAt'],
    ['open', 'assignee'],
    ['open', 'due'],
    ['elementInstance'],
    ['concernedProcess'],
  ],
  visibility: 'everyone',
});

/** Who may claim a task: a row for each candidate group and user. */
export const taskCandidates = table({
  name: 'taskCandidates',
  columns: { task: 'position', kind: word<'group' | 'user'>(), name: 'text' },
  key: ['task', 'kind', 'name'],
  indexes: [['kind', 'name']],
  visibility: 'everyone',
});
