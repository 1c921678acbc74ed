import { accessFeatures } from '#access';
import type { EventMetadata, Json, StreamName } from '#event-sourcing';
import { LIMITS, MessageRegistry, PersonalFields, ProjectionRunner, storedMetadata } from '#event-sourcing';
import { MemoryEventStore } from '#event-sourcing/testing';
import {
  LOG_IDENTITY,
  MAY,
  PERSONAL_FIELDS,
  ProblemFilter,
  PROJECTIONS,
  ProjectionsController,
  queryPipe,
  READS_FOR,
  readsForEveryone,
  LogReads,
  StreamHistory,
} from '#http';
import type { Caller, ReadsFor } from '#http';
import { openFileKeyStore } from '#key-store';
import { openSqliteReadDatabase } from '#read-database';
import { APP_GUARD, Reflector } from '@nestjs/core';
import type { CanActivate } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditLogProjection, AuditReads } from './index.js';

export const LOG = '3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11';
export const CLERK = '0d1c7a52-1b0a-4b53-8d4e-4c2b8d8f7a01';
export const PERSON = '9b1de6a4-6f7e-4a35-9f0b-0a4d2c1e5b02';

const ACTORS = accessFeatures.flatMap(({ projections = [] }) => projections.filter(({ name }) => name === 'actors'));

/** A log with its audit log over HTTP, without access control. */
export class AuditedLog {
  role: 'auditor' | 'data-protection' = 'auditor';
  readonly store = new MemoryEventStore();
  readonly folder = mkdtempSync(join(tmpdir(), 'lenkwerk-audit-'));
  readonly keys = openFileKeyStore(join(this.folder, 'keys'));
  readonly personal = new PersonalFields(this.keys);
  readonly registry = new MessageRegistry([{ Opened: 1, PersonRegistered: 1 }]);
  readonly #database = openSqliteReadDatabase({ file: join(this.folder, 'read.db'), log: LOG });
  readonly runner = new ProjectionRunner({
    store: this.store,
    registry: this.registry,
    readModels: this.#database.store,
    projections: [auditLogProjection, ...ACTORS],
  });
  #application: NestFastifyApplication | undefined;

  get server(): ReturnType<NestFastifyApplication['getHttpServer']> {
    if (this.#application === undefined) throw new Error('open first');
    return this.#application.getHttpServer();
  }

  async open(): Promise<void> {
    await this.runner.start();
    const testing = await Test.createTestingModule({
      controllers: [AuditReads, ProjectionsController],
      providers: [
        { provide: LOG_IDENTITY, useValue: { log: LOG } },
        { provide: PERSONAL_FIELDS, useValue: this.personal },
        { provide: READS_FOR, useValue: this.#readsFor() },
        { provide: APP_GUARD, useValue: this.#guard() },
        { provide: PROJECTIONS, useValue: this.runner },
      ],
    }).compile();
    this.#application = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    this.#application.useLogger(false);
    this.#application.useGlobalFilters(new ProblemFilter(() => undefined));
    this.#application.useGlobalPipes(queryPipe());
    await this.#application.init();
    await this.#application.getHttpAdapter().getInstance().ready();
  }

  /** Everybody has this role. */
  #guard(): CanActivate {
    return {
      canActivate: (context) => {
        const caller: Caller = { actor: CLERK, grants: [{ role: this.role }] };
        Object.assign(context.switchToHttp().getRequest<object>(), { caller });
        return true;
      },
    };
  }

  #readsFor(): ReadsFor {
    const { store, registry, personal } = this;
    return readsForEveryone({
      models: this.#database.reads((table) => this.runner.readiness(table)),
      log: new LogReads(store, registry),
      histories: new StreamHistory(store, registry, personal, { log: LOG }),
    });
  }

  async close(): Promise<void> {
    await this.#application?.close();
    await this.runner.stop();
    await this.#database.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Appends one event and waits until the audit log shows it. */
  async append(stream: StreamName, type: string, data: Json, metadata: Partial<EventMetadata> = {}): Promise<string> {
    const event = { id: randomUUID(), type, data, metadata: storedMetadata({ ...METADATA, ...metadata }) };
    const events = await this.personal.seal(
      stream,
      [event],
      stream.startsWith('person-') ? { PersonRegistered: ['name'] } : undefined,
    );
    const past = await this.store.readStream(stream, { limit: LIMITS.readEvents });
    await this.store.append(stream, past.at(-1)?.revision ?? 'noStream', events);
    await this.runner.caughtUp();
    return event.id;
  }
}

/** The roles that a controller's route requires. */
export function rolesOf(controller: { readonly prototype: object }, route: string): unknown {
  const handler: unknown = Reflect.get(controller.prototype, route);
  // Reflector takes any function; its parameters are not called.
  return typeof handler === 'function' ? new Reflector().get(MAY, handler as () => unknown) : undefined;
}

const METADATA: EventMetadata = {
  commandId: '5c1d0f8e-9a57-4f7c-8f5b-6d3a2b1c0d03',
  commandHash: 'secret',
  $correlationId: 'first request',
  $causationId: '5c1d0f8e-9a57-4f7c-8f5b-6d3a2b1c0d03',
  actor: CLERK,
  actedBy: { kind: 'function', title: 'Leitung Kultur' },
  occurredOn: '2018-10',
  recordedAt: '2019-02-14T16:00:00.000Z',
  writtenAt: '2019-02-14T16:00:00.100Z',
  evidence: { kind: 'illustration' },
  schemaVersion: 1,
};
