import type { Recorded, RowChange } from '#event-sourcing';
import { patch, put } from '#event-sourcing';
import type { DeployedProcess } from '../deployment/deployments.events.js';
import { blockKey, keyOfPart, keyOfText } from '../instance/keys.js';
import type { ProcessInstanceAdvanced } from '../instance/process-instance.events.js';
import type { Step } from '../instance/steps.js';
import { hasEnded } from '../projection/owner.js';
import {
  correlatedMessages,
  processMessages,
  processSignals,
  processStarts,
  startedByMessage,
} from './message.tables.js';
import type { ProcessMessagePublished } from './process-message.events.js';
import type { ProcessSignalBroadcast } from './process-signal.events.js';

/** The key of a message by its name in an instance's events: that of a published one, or the id of a domain event. */
export function messageKey(message: string): bigint {
  return keyOfText(message) ?? blockKey(`event:${message}`);
}

export function published({ id, data, position, metadata }: Recorded<ProcessMessagePublished>): RowChange {
  const { name, correlationKey = null, messageId = null, expires } = data;
  const row = { name, correlationKey, messageId, open: true, position, published: metadata.recordedAt, expires };
  return put(processMessages, { key: BigInt(id), ...row });
}

export function expired(id: string): RowChange {
  return patch(processMessages, { key: BigInt(id) }, { open: false });
}

export function broadcast({ id, data, position }: Recorded<ProcessSignalBroadcast>): RowChange {
  return put(processSignals, { key: BigInt(id), name: data.name, open: true, position, thrownBy: null });
}

export function delivered(id: string): RowChange {
  return patch(processSignals, { key: BigInt(id) }, { open: false });
}

export function startsOf({ key, process, starts = [] }: DeployedProcess, since: bigint): readonly RowChange[] {
  return starts.map((start) =>
    put(processStarts, {
      definition: BigInt(key),
      element: start.element,
      process,
      for: start.for,
      name: start.for === 'timer' ? null : start.name,
      since,
    }),
  );
}

/** What an event of an instance says of messages: which one it took, that one began it, or that it ended. */
export function messageChanges(event: Recorded<ProcessInstanceAdvanced>): readonly RowChange[] {
  const { id, data, position } = event;
  return [
    ...taken(event),
    ...thrown(event),
    ...(hasEnded(data.steps) ? [patch(startedByMessage, { instance: BigInt(id) }, { endedAt: position })] : []),
  ];
}

/** The signals that the instance threw, for the waits of others. */
function thrown({ id, eventId, position, data }: Recorded<ProcessInstanceAdvanced>): readonly RowChange[] {
  return data.steps.flatMap((step: Step, index) => {
    if (step.kind !== 'signalThrown') return [];
    const key = blockKey(`thrown signal:${eventId}:${index}`);
    return [put(processSignals, { key, name: step.signal, open: true, position, thrownBy: id })];
  });
}

function taken({ id, data, metadata, position: at }: Recorded<ProcessInstanceAdvanced>): readonly RowChange[] {
  const { trigger, definition, process, blocks = [] } = data;
  const instance = BigInt(id);
  const owner = { instance, definition: BigInt(definition), process, time: metadata.recordedAt };
  const place = { partition: 1, position: at };
  if (trigger.kind === 'messageArrived') {
    const { wait, of, element, message, name, key = null } = trigger;
    return [
      put(correlatedMessages, {
        ...owner,
        ...place,
        subscription: keyOfPart(instance, blocks, wait),
        message: messageKey(message),
        elementInstance: keyOfPart(instance, blocks, of),
        ...{ element, name, correlationKey: key },
        event: keyOfText(message) === undefined ? message : null,
      }),
    ];
  }
  if (trigger.kind !== 'start' || trigger.by === undefined || trigger.by.kind === 'timer') return [];
  const { kind, id: message, name, key = null, element, position } = trigger.by;
  const begun = put(startedByMessage, {
    ...{ instance, process, name, correlationKey: key },
    cause: position === undefined ? null : BigInt(position),
    endedAt: null,
  });
  if (kind === 'signal') return [begun];
  const row = {
    ...owner,
    ...place,
    subscription: BigInt(definition),
    message: messageKey(message),
    elementInstance: null,
    ...{ element, name, correlationKey: key },
    event: keyOfText(message) === undefined ? message : null,
  };
  return [begun, put(correlatedMessages, row)];
}
