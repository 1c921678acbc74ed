import type { EventStore, Json, StreamName } from '#event-sourcing';
import {
  CommandHandler,
  MessageRegistry,
  PersonalFields,
  ProjectionRunner,
  SHARED,
  storedMetadata,
} from '#event-sourcing';
import { openSqliteReadDatabase } from '#read-database';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { deploymentsShapes } from '../deployment/deployments.events.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { processInstanceShapes } from '../instance/process-instance.events.js';
import { CallWork } from '../leading/call-work.js';
import { ChangedCalendar } from '../leading/changed-calendar.js';
import { DueStarts } from '../leading/due-starts.js';
import { DueTimers } from '../leading/due-timers.js';
import type { OpenWork } from '../leading/leading-work.js';
import { DomainEventMessages } from '../messages/domain-event-messages.js';
import { DomainEvents } from '../messages/domain-events.js';
import { domainMessagesProjection } from '../messages/domain-messages.projection.js';
import { messageShapes } from '../messages/message-parts.js';
import { MessageStreams } from '../messages/message-streams.js';
import { PublishedMessages } from '../messages/published-messages.js';
import { domainEventReader } from '../messages/read-domain-event.js';
import { Signals } from '../messages/signals.js';
import { workflowProjection } from '../projection/workflow.projection.js';
import { workingCalendar } from '../timers/working-calendar.js';
import { by, durable } from './durable-engine.js';

/** Event types of a small domain with one kind of stream, `paper`. */
export const DOMAIN = { PaperDrafted: 1, PaperAcknowledged: 1, PaperNoteCorrected: 1, PaperWithdrawn: 1 } as const;

const LOG = '3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11';

type Durable = Omit<ReturnType<typeof durable>, 'store'> & { readonly store: EventStore };

/** A server with read models that hands out messages and fires timers when it is told to, on a log that others may use too. */
export class LedServer {
  time = '2019-02-14T16:00:00.000Z';
  calendar = workingCalendar('RP', []);
  readonly engine: WorkflowEngine;
  readonly messages: MessageStreams;
  readonly works: readonly OpenWork[];
  readonly reads;
  readonly #folder = mkdtempSync(join(tmpdir(), 'lenkwerk-messages-'));
  readonly #database = openSqliteReadDatabase({ file: join(this.#folder, 'read.db'), log: LOG });
  readonly #runner: ProjectionRunner;

  constructor(readonly parts: Durable = durable()) {
    const { store, keys, documents } = parts;
    const shapes = [deploymentsShapes, processInstanceShapes, ...messageShapes, DOMAIN, { DateRefined: SHARED }];
    const registry = new MessageRegistry(shapes);
    const businessClock = { now: () => this.time, today: () => this.time.slice(0, 10) };
    const handler = new CommandHandler({
      ...{ store, keys, documents, registry, businessClock },
      machineClock: { now: () => '2019-02-14T16:00:01.000Z' },
      newEventId: v7,
    });
    const domainEvents = new DomainEvents(Object.keys(DOMAIN));
    this.engine = new WorkflowEngine({
      ...{ handler, documents, zone: 'Europe/Berlin', domainEvents, businessClock },
      calendar: async () => await Promise.resolve(this.calendar),
      values: async () => await Promise.resolve(null),
    });
    this.messages = new MessageStreams(handler);
    this.#runner = new ProjectionRunner({
      ...{ store, registry, readModels: this.#database.store },
      projections: [workflowProjection, domainMessagesProjection(['paper'])],
    });
    this.reads = this.#database.reads((table) => this.#runner.readiness(table));
    const { engine, messages, reads } = this;
    const led = {
      engine,
      messages,
      reads,
      businessClock,
      domainEvents,
      readDomainEvent: domainEventReader({ store, registry }),
    };
    this.works = [
      new CallWork(engine, reads),
      new ChangedCalendar(engine, reads),
      new DueTimers(engine, reads, businessClock),
      new DueStarts(engine, reads, businessClock),
      new PublishedMessages(led),
      new DomainEventMessages(led),
      new Signals(led),
    ];
    this.personal = new PersonalFields(keys);
  }

  readonly personal: PersonalFields;

  async start(): Promise<void> {
    await this.#runner.start();
    await this.#runner.caughtUp();
  }

  async deploy(xml: string, name = 'process.bpmn'): Promise<void> {
    const result = await this.engine.deploy([{ name, text: xml }], by());
    if (!result.deployed) throw new Error(JSON.stringify(result));
  }

  async begin(process = 'process', variables: Record<string, Json> = {}): Promise<string> {
    const result = await this.engine.start({ process }, { variables }, by());
    if (!result.started) throw new Error(JSON.stringify(result.refusal));
    return result.key;
  }

  /** Appends an event of the domain. */
  async record(stream: StreamName, type: keyof typeof DOMAIN, data: Record<string, Json> = {}): Promise<string> {
    const past = await this.parts.store.readStream(stream);
    const id = v7();
    const recordedAt = this.time;
    const metadata = {
      ...{ commandId: id, commandHash: '', $correlationId: id, $causationId: id, actor: id, occurredOn: '2019-02-14' },
      actedBy: { kind: 'unknown' as const },
      evidence: { kind: 'illustration' as const },
      ...{ recordedAt, writtenAt: recordedAt, schemaVersion: 1 },
    };
    await this.parts.store.append(stream, past.at(-1)?.revision ?? 'noStream', [
      { id, type, data, metadata: storedMetadata(metadata) },
    ]);
    return id;
  }

  /** Rounds of all works until one changes nothing. */
  async settle(): Promise<void> {
    for (;;) {
      await this.#runner.caughtUp();
      const before = await this.parts.store.head();
      for (const work of this.works) while (await work.round());
      if ((await this.parts.store.head()) === before) return;
    }
  }

  async caughtUp(): Promise<void> {
    await this.#runner.caughtUp();
  }

  takeOver(): void {
    for (const work of this.works) work.takeOver?.();
  }

  async stop(): Promise<void> {
    await this.#runner.stop();
    await this.#database.close();
    rmSync(this.#folder, { recursive: true });
  }
}
