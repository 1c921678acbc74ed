import type { DateRefined, Recorded, RowChange } from '#event-sourcing';
import { ignored, patch, projection, put, remove } from '#event-sourcing';
import type { DeploymentsEvent } from '../deployment/deployments.events.js';
import type { ProcessInstanceAdvanced, ProcessInstanceEvent } from '../instance/process-instance.events.js';
import type { Step } from '../instance/steps.js';
import { broadcast, delivered, expired, messageChanges, published, startsOf } from '../messages/message-changes.js';
import type { ProcessMessageEvent } from '../messages/process-message.events.js';
import type { ProcessSignalEvent } from '../messages/process-signal.events.js';
import { processDefinitions, processInstances, unfinishedInstances, workflowTables } from './workflow.tables.js';
import { childChanges } from './call-changes.js';
import { changesOf } from './step-changes.js';
import { timersDeployed, timerStarted } from './timer-start-changes.js';

/** What the interface of the workflow shows. Values of variables and messages stay sealed in the events. */
export const workflowProjection = projection<
  DeploymentsEvent | ProcessInstanceEvent | ProcessMessageEvent | ProcessSignalEvent | DateRefined
>()({
  name: 'workflow',
  version: 2,
  tables: workflowTables,
  reads: ['deployments', 'processinstance', 'processmessage', 'processsignal'],
  leaves: [],
  handlers: {
    ResourcesDeployed: ({ data: { deployment, resources }, position }) =>
      resources.flatMap(({ name: resource, sha256, processes }) =>
        processes.flatMap(({ key, process, version, name = null, versionTag = null, startForm, starts = [] }) => [
          ...startsOf({ key, process, version, starts }, position),
          ...timersDeployed({ key, process, version, starts }),
          // Versions of a process count on, and so do their keys.
          ...(version > 1 ? [patch(processDefinitions, { key: BigInt(key) - 1n }, { latest: false })] : []),
          put(processDefinitions, {
            key: BigInt(key),
            process,
            version,
            versionTag,
            name,
            resource,
            sha256,
            deployment: BigInt(deployment),
            latest: true,
            startForm: startForm ?? false,
          }),
        ]),
      ),
    ProcessInstanceAdvanced: (event) => [
      ...begun(event),
      ...childChanges(event),
      ...event.data.steps.flatMap((step: Step) => changesOf(step, event)),
      ...messageChanges(event),
      ...timerStarted(event),
      ...unfinished(event),
    ],
    KeyBlockClaimed: ignored,
    ProcessMessagePublished: (event) => [published(event)],
    ProcessMessageExpired: ({ id }) => [expired(id)],
    MessageInstanceChosen: ignored,
    MessageChoiceGivenUp: ignored,
    ProcessSignalBroadcast: (event) => [broadcast(event)],
    ProcessSignalDelivered: ({ id }) => [delivered(id)],
    DateRefined: ignored,
  },
});

function begun({
  id,
  data: { trigger, calledBy },
  metadata,
  position,
}: Recorded<ProcessInstanceAdvanced>): readonly RowChange[] {
  if (trigger.kind !== 'start') return [];
  const { definition, tags = [], businessId = null } = trigger;
  const { key, process, version, versionTag = null } = definition;
  return [
    put(processInstances, {
      key: BigInt(id),
      definition: BigInt(key),
      process,
      version,
      versionTag,
      state: 'ACTIVE',
      started: metadata.recordedAt,
      startedAt: position,
      ended: null,
      tags,
      businessId,
      correlation: metadata.$correlationId,
      parent: calledBy === undefined ? null : BigInt(calledBy.instance),
      parentElement: calledBy === undefined ? null : BigInt(calledBy.activity),
      root: BigInt(calledBy?.root ?? id),
    }),
  ];
}

function unfinished({
  id,
  data: { more, trigger },
  metadata,
}: Recorded<ProcessInstanceAdvanced>): readonly RowChange[] {
  const instance = BigInt(id);
  if (more === true) return [put(unfinishedInstances, { instance, writtenAt: metadata.writtenAt })];
  return trigger.kind === 'continued' ? [remove(unfinishedInstances, { instance })] : [];
}
