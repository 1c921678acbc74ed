import type {
  EventMetadata,
  EventStore,
  Json,
  Message,
  Projection,
  ReadModelStore,
  RowOf,
  Table,
} from '#event-sourcing';
import {
  MessageRegistry,
  patch,
  projection,
  ProjectionRunner,
  put,
  remove,
  storedMetadata,
  streamName,
  table,
} from '#event-sourcing';
import { MemoryEventStore } from '#event-sourcing/testing';
import { randomUUID } from 'node:crypto';
import { ManualTimers } from './manual-timers.fixture.js';
import type { ReadDatabase } from './read-database.js';
import type { Place } from './read-places.fixture.js';

type Opened = Message<'Opened', { readonly title: string }>;
type Renamed = Message<'Renamed', { readonly title: string }>;
type Closed = Message<'Closed', Readonly<Record<string, never>>>;
export type NoteEvent = Opened | Renamed | Closed;

export const notes = table({
  name: 'notes',
  columns: { id: 'text', ordinal: 'position', order: 'integer', title: 'text' },
  key: ['id'],
  indexes: [['ordinal']],
});

/** Positions of the events that the notes projection got. */
export const handed: bigint[] = [];

export const notesProjection: Projection = projection<NoteEvent>({
  name: 'notes',
  version: 1,
  tables: [notes],
  reads: ['note'],
  handlers: {
    Opened: ({ id, position, data }) => {
      handed.push(position);
      if (data.title === 'poison') throw new Error(`cannot take ${data.title}`);
      return [put(notes, { id, ordinal: position, order: 1, title: data.title })];
    },
    Renamed: ({ id, position, data }) => {
      handed.push(position);
      return [patch(notes, { id }, { title: data.title })];
    },
    Closed: ({ id, position }) => {
      handed.push(position);
      return [remove(notes, { id })];
    },
  },
});

export const counts = table({ name: 'counts', columns: { position: 'position', type: 'text' }, key: ['position'] });
export const countsProjection: Projection = {
  name: 'counts',
  version: 1,
  tables: [counts],
  reads: 'all',
  project: ({ position, type }) => [put(counts, { position, type })],
};

export const LOG = randomUUID();
interface Started {
  readonly store?: EventStore;
  readonly projections?: readonly Projection[];
  readonly readModels?: (store: ReadModelStore) => ReadModelStore;
}

/** A log, a read database and the runner between them. */
export class ProjectedLog {
  readonly timers = new ManualTimers();
  readonly reports: string[] = [];
  /** How often another history of the log was found while it ran. */
  otherHistories = 0;
  now = '2019-02-14T16:00:10.000Z';
  #database: ReadDatabase | undefined;
  #runner: ProjectionRunner | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly place: Place,
    readonly store: EventStore = new MemoryEventStore(),
  ) {}

  get runner(): ProjectionRunner {
    if (this.#runner === undefined) throw new Error('start first');
    return this.#runner;
  }

  async start({
    store = this.store,
    projections,
    readModels = (same) => same,
  }: Started = {}): Promise<ProjectionRunner> {
    this.#database = await this.place.open(LOG, (line) => this.reports.push(line));
    this.#runner = new ProjectionRunner({
      store,
      registry: new MessageRegistry([{ Opened: 1, Renamed: 1, Closed: 1 }]),
      readModels: readModels(this.#database.store),
      projections: projections ?? [notesProjection, countsProjection],
      schedule: this.timers.schedule,
      random: () => 0,
      onOtherHistory: () => (this.otherHistories += 1),
      machineClock: { now: () => this.now },
      report: (line) => {
        this.reports.push(line);
        for (const listener of this.#listeners) listener();
      },
    });
    await this.#runner.start();
    return this.#runner;
  }

  async stop(): Promise<void> {
    await this.#runner?.stop();
    await this.#database?.close();
  }

  /** Resolves when the program's log has a line with the text. */
  async reported(text: string): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!this.reports.some((line) => line.includes(text))) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
  }

  async append(id: string, type: string, data: Json = {}): Promise<bigint> {
    const stream = streamName(type === 'Foreign' ? 'foreign' : 'note', id);
    const last = (await this.store.readStream(stream, { direction: 'backwards', limit: 1 }))[0];
    const event = { id: randomUUID(), type, data, metadata: storedMetadata(METADATA) };
    const result = await this.store.append(stream, last?.revision ?? 'noStream', [event]);
    if (!result.appended) throw new Error('a spec is the only writer');
    return result.position;
  }

  async rows<T extends Table>(of: T): Promise<readonly RowOf<T>[]> {
    if (this.#database === undefined) throw new Error('start first');
    return await this.#database.reads((name) => this.runner.readiness(name)).rows(of);
  }

  stateOf(name: string): ReturnType<ProjectionRunner['status']>[number] | undefined {
    return this.runner.status().find((report) => report.name === name);
  }
}

const METADATA: EventMetadata = {
  commandId: randomUUID(),
  commandHash: '',
  $correlationId: randomUUID(),
  $causationId: randomUUID(),
  actor: randomUUID(),
  actedBy: { kind: 'unknown' },
  occurredOn: '2019-02-14',
  recordedAt: '2019-02-14T16:00:00.000Z',
  writtenAt: '2019-02-14T16:00:00.000Z',
  evidence: { kind: 'illustration' },
  schemaVersion: 1,
};
