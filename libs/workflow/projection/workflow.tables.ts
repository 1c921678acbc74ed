import { json, table, word } from '#event-sourcing';
import { timerStarts } from './timer-start.tables.js';
import { messageTables } from '../messages/message.tables.js';
import { taskCandidates, userTasks } from './task.tables.js';
import type { ElementKind } from '../model/process-model.js';
import type { IncidentError, Wait } from '../instance/steps.js';

/** Where a sealed value stands: the event of the instance's stream with this revision, and the index in its `values`. */
const value = { valueAt: 'position', valueIndex: 'integer' } as const;

/** Keys are 64-bit integers as in `instance/keys.ts`. Times are those of the business clock, ISO 8601 UTC. */
export const processDefinitions = table({
  name: 'processDefinitions',
  columns: {
    key: 'position',
    process: 'text',
    version: 'integer',
    versionTag: 'text?',
    name: 'text?',
    /** Name of the file. */
    resource: 'text',
    sha256: 'text',
    deployment: 'position',
    /** Whether no newer version of the process exists. */
    latest: 'boolean',
    /** Whether a form says what an instance begins with. */
    startForm: 'boolean',
  },
  key: ['key'],
  indexes: [['process', 'version']],
  visibility: 'everyone',
});

export type InstanceState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

export const processInstances = table({
  name: 'processInstances',
  columns: {
    key: 'position',
    definition: 'position',
    process: 'text',
    version: 'integer',
    versionTag: 'text?',
    state: word<InstanceState>(),
    started: 'text',
    /** Position of its first event. */
    startedAt: 'position',
    ended: 'text?',
    tags: json<readonly string[]>(),
    businessId: 'text?',
    /** Correlation id of the request that started it: commands to the domain bear it on. */
    correlation: 'text',
    /** The calling instance and its element instance, and the first instance of all; null and its own without a caller. */
    parent: 'position?',
    parentElement: 'position?',
    root: 'position',
  },
  key: ['key'],
  indexes: [['definition'], ['process'], ['state'], ['parent']],
  visibility: 'everyone',
});

export const elementInstances = table({
  name: 'elementInstances',
  columns: {
    key: 'position',
    instance: 'position',
    definition: 'position',
    process: 'text',
    /** Key of the element instance around it; its own for the process. */
    scope: 'position',
    element: 'text',
    type: word<ElementKind>(),
    state: word<InstanceState>(),
    started: 'text',
    ended: 'text?',
  },
  key: ['key'],
  indexes: [['instance'], ['definition', 'element'], ['scope']],
  visibility: 'everyone',
});

export type JobState = 'CREATED' | 'COMPLETED' | 'CANCELED' | 'FAILED' | 'ERROR_THROWN' | 'RETRIES_UPDATED';

/** Jobs of all times; `open` while a worker may complete it. */
export const processJobs = table({
  name: 'processJobs',
  columns: {
    key: 'position',
    instance: 'position',
    definition: 'position',
    process: 'text',
    elementInstance: 'position',
    element: 'text',
    type: 'text',
    retries: 'integer',
    state: word<JobState>(),
    open: 'boolean',
    /** Whether an incident about it is open: no worker gets it. */
    stopped: 'boolean',
    /** Machine clock: no worker gets it earlier. */
    notBefore: 'text?',
    errorCode: 'text?',
    /** Where the message of the last failure stands. */
    messageAt: 'position?',
    messageIndex: 'integer?',
    created: 'text',
    updated: 'text',
    ended: 'text?',
  },
  key: ['key'],
  indexes: [['instance'], ['open', 'type', 'created'], ['elementInstance'], ['definition']],
  visibility: 'everyone',
});

export const processIncidents = table({
  name: 'processIncidents',
  columns: {
    key: 'position',
    instance: 'position',
    definition: 'position',
    process: 'text',
    elementInstance: 'position',
    element: 'text',
    error: word<IncidentError>(),
    state: word<'ACTIVE' | 'RESOLVED'>(),
    created: 'text',
    job: 'position?',
    ...value,
  },
  key: ['key'],
  indexes: [['instance'], ['state', 'instance'], ['elementInstance'], ['job']],
  visibility: 'everyone',
});

/** Names and places of variables; their values are sealed in the events. */
export const processVariables = table({
  name: 'processVariables',
  columns: { scope: 'position', name: 'text', key: 'position', instance: 'position', ...value },
  key: ['scope', 'name'],
  indexes: [['instance', 'name'], ['key'], ['name']],
  visibility: 'everyone',
});

/** Calls of other processes, with the called instance. */
export const processCalls = table({
  name: 'processCalls',
  columns: {
    key: 'position',
    instance: 'position',
    definition: 'position',
    process: 'text',
    elementInstance: 'position',
    element: 'text',
    /** Id of the called process. */
    called: 'text',
    /** While the caller waits. */
    open: 'boolean',
    child: 'position?',
    childEnded: 'boolean',
    /** Code of an error that nothing in the called instance catches, and where its variables stand. */
    error: 'text?',
    errorAt: 'position?',
    errorIndex: 'integer?',
  },
  key: ['key'],
  indexes: [['instance'], ['elementInstance'], ['child'], ['open', 'child'], ['open', 'childEnded'], ['open', 'error']],
  visibility: 'everyone',
});

/** What instances wait for or waited for: timers, messages, signals and conditions. */
export const processWaits = table({
  name: 'processWaits',
  columns: {
    key: 'position',
    instance: 'position',
    definition: 'position',
    process: 'text',
    elementInstance: 'position',
    /** The event of the model that happens then. */
    element: 'text',
    for: word<Wait['for']>(),
    state: word<'OPEN' | 'HAPPENED' | 'CANCELED'>(),
    open: 'boolean',
    /** Of a timer: business clock, ISO 8601 UTC. */
    due: 'text?',
    derivation: 'text?',
    /** Id of the calendar by which a deadline was counted. */
    calendar: 'text?',
    /** Of a message or a signal. */
    name: 'text?',
    correlationKey: 'text?',
    /** Only messages behind this position of the log; null: from the start of the instance on. */
    after: 'position?',
    /** Position of the event that opened it. */
    openedAt: 'position',
    created: 'text',
    updated: 'text',
    ended: 'text?',
  },
  key: ['key'],
  indexes: [
    ['instance'],
    ['open', 'calendar'],
    ['open', 'for', 'due'],
    ['open', 'name', 'correlationKey'],
    ['openedAt'],
  ],
  visibility: 'everyone',
});

/** Commands to the domain that instances asked for, each with its latest attempt. */
export const processCommands = table({
  name: 'processCommands',
  columns: {
    key: 'position',
    instance: 'position',
    definition: 'position',
    process: 'text',
    elementInstance: 'position',
    element: 'text',
    /** The type of the service task, such as `strategy.meeting.invite`. */
    type: 'text',
    attempt: 'integer',
    state: word<'ASKED' | 'DONE' | 'REFUSED' | 'DROPPED'>(),
    /** Whether an answer is waited for. */
    open: 'boolean',
    /** Error code of a refusal. */
    errorCode: 'text?',
    /** Stream and its revision when the domain did it. */
    domainStream: 'text?',
    domainRevision: 'text?',
    /** The event that asked for this attempt, and its position. */
    askedBy: 'text',
    askedAt: 'position',
    created: 'text',
    ended: 'text?',
  },
  key: ['key'],
  indexes: [['open', 'askedAt'], ['instance'], ['elementInstance']],
  visibility: 'everyone',
});

/** Sequence flows that an instance has taken at least once. */
export const takenFlows = table({
  name: 'takenFlows',
  columns: { instance: 'position', flow: 'text', definition: 'position', process: 'text' },
  key: ['instance', 'flow'],
  visibility: 'everyone',
});

/** Instances whose last event left work: a continuation follows at once, or after a crash by whoever finds it here. */
export const unfinishedInstances = table({
  name: 'unfinishedInstances',
  columns: { instance: 'position', writtenAt: 'text' },
  key: ['instance'],
  indexes: [['writtenAt']],
  visibility: 'everyone',
});

export const workflowTables = [
  processDefinitions,
  processInstances,
  elementInstances,
  processJobs,
  processIncidents,
  processVariables,
  processWaits,
  processCalls,
  userTasks,
  taskCandidates,
  processCommands,
  takenFlows,
  unfinishedInstances,
  ...messageTables,
  timerStarts,
] as const;
