import type { Envelope, Json } from '#event-sourcing';
import { CommandHandler, idFrom, MessageRegistry, SHARED } from '#event-sourcing';
import { MemoryDocuments, MemoryEventStore, MemoryKeyStore } from '#event-sourcing/testing';
import { v7 } from 'uuid';
import { deploymentsShapes } from '../deployment/deployments.events.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { processInstanceShapes } from '../instance/process-instance.events.js';
import { workingCalendar } from '../timers/working-calendar.js';

/** What outlives a server: the log, the keys and the documents. */
export function durable() {
  return { store: new MemoryEventStore(), keys: new MemoryKeyStore(), documents: new MemoryDocuments() };
}

/** A server that is started on them. */
export function server({ store, keys, documents }: ReturnType<typeof durable>): WorkflowEngine {
  const businessClock = { now: () => '2019-02-14T16:00:00.000Z', today: () => '2019-02-14' };
  const handler = new CommandHandler({
    store,
    keys,
    documents,
    registry: new MessageRegistry([deploymentsShapes, processInstanceShapes, { DateRefined: SHARED }]),
    businessClock,
    machineClock: { now: () => '2019-02-14T16:00:01.000Z' },
    newEventId: v7,
  });
  return new WorkflowEngine({
    handler,
    businessClock,
    documents,
    zone: 'Europe/Berlin',
    calendar: async () => await Promise.resolve(workingCalendar('RP', [])),
    values: async () => await Promise.resolve(null),
  });
}

export function by(key: string = v7()): Envelope {
  return { actor: idFrom('an actor'), grants: [], key, correlationId: 'spec' };
}

export async function started(
  engine: WorkflowEngine,
  xml: string,
  variables: Record<string, Json> = {},
  envelope = by(),
): Promise<string> {
  await engine.deploy([{ name: 'process.bpmn', text: xml }], by());
  const result = await engine.start({ process: 'process' }, { variables }, envelope);
  if (!result.started) throw new Error(JSON.stringify(result.refusal));
  return result.key;
}

/** The part of the only open job. */
export async function openJob(engine: WorkflowEngine, key: string): Promise<number> {
  const state = await engine.instance(key);
  const [job] = state.status === 'running' ? [...state.jobs.keys()] : [];
  if (job === undefined) throw new Error('no job is open');
  return job;
}
