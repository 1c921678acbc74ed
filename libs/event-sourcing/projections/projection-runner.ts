import type { Clock } from '../clock/clock.js';
import { machineClock } from '../clock/clock.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { Schedule } from '../policies/alarm.js';
import { machineSchedule } from '../policies/alarm.js';
import type { EventStore } from '../store/event-store.js';
import type { ConsumerStatus, LogConsumer, StopOptions } from './log-consumer.js';
import { standsStill } from './log-consumer.js';
import type { FeedPorts } from './log-feed.js';
import { LogFeed } from './log-feed.js';
import type { Patience } from './progress.js';
import { isAt, Progress } from './progress.js';
import type { Projection } from './projection.js';
import { ProjectionConsumer } from './projection-consumer.js';
import type { Readiness, ReadModelStore } from './read-model.js';

export interface ProjectionRunnerOptions {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly readModels: ReadModelStore;
  readonly projections: readonly Projection[];
  /** Others on the same subscription: the policies. */
  readonly consumers?: readonly LogConsumer[];
  readonly report?: FeedPorts['report'];
  readonly machineClock?: Clock;
  readonly schedule?: Schedule;
  readonly random?: () => number;
  /** Milliseconds that the log may be ahead without a slice before it is subscribed to anew. Default 10 s. */
  readonly silence?: number;
}

export type ConsumerReport = ConsumerStatus & {
  readonly name: string;
  readonly kind: LogConsumer['kind'];
  /** Of a projection. */
  readonly version?: number;
  readonly position: bigint | undefined;
  /** Seconds behind the log; 0 at its end, `undefined` before the first look. */
  readonly lag: number | undefined;
};

export class UnknownProjection extends Error {
  override readonly name = 'UnknownProjection';
}

/** Builds read models from the log and keeps them at its end. */
export class ProjectionRunner {
  readonly #projections: readonly ProjectionConsumer[];
  readonly #consumers: readonly LogConsumer[];
  readonly #byTable: ReadonlyMap<string, ProjectionConsumer>;
  readonly #progress: Progress;
  /** Of the projections, and of the others: a policy that waits for what it asked for keeps no read model back. */
  readonly #feeds: readonly LogFeed[];
  readonly #store: EventStore;

  constructor({ store, registry, readModels, projections, consumers = [], ...options }: ProjectionRunnerOptions) {
    const schedule = options.schedule ?? machineSchedule;
    this.#store = store;
    this.#projections = projections.map((projection) => new ProjectionConsumer(projection, readModels));
    this.#consumers = [...this.#projections, ...consumers];
    this.#byTable = uniqueBy(
      this.#projections.flatMap((owner) => owner.projection.tables.map(({ name }) => [name, owner])),
      'table',
    );
    uniqueBy(
      this.#consumers.map((consumer) => [consumer.name, consumer]),
      'projection',
    );
    this.#progress = new Progress(schedule);
    const ports: FeedPorts = {
      store,
      registry,
      schedule,
      machineClock: options.machineClock ?? machineClock,
      random: options.random ?? Math.random,
      report: options.report ?? (() => undefined),
      silence: options.silence ?? 10_000,
    };
    const moved = (): void => {
      this.#progress.moved();
    };
    const followers = [this.#projections, consumers].filter((some) => some.length > 0);
    this.#feeds = followers.map((some) => new LogFeed(some, ports, moved));
  }

  /** Resolves when every consumer knows where it stands; they go on by themselves from there. */
  async start(): Promise<void> {
    for (const feed of this.#feeds) await feed.start();
  }

  /**
   * Finishes the slice in hand, or leaves it behind when store or read database do not answer within
   * `STOP_PATIENCE_MS`; a second call does nothing. A fresh runner may then be made on the same read models.
   */
  async stop(how: StopOptions = {}): Promise<void> {
    await Promise.all(this.#feeds.map((feed) => feed.stop(how)));
  }

  status(): readonly ConsumerReport[] {
    return this.#consumers.map((consumer) => ({
      name: consumer.name,
      kind: consumer.kind,
      ...(consumer instanceof ProjectionConsumer && { version: consumer.projection.version }),
      ...consumer.status,
      position: consumer.position,
      lag: this.#feedOf(consumer).lags.of(consumer),
    }));
  }

  /** Whether a table's rows tell the whole story. @throws UnknownProjection for a table of no projection */
  readiness(table: string): Readiness {
    const owner = this.#byTable.get(table);
    if (owner === undefined) throw new UnknownProjection(`no projection has the table ${table}`);
    const { state } = owner.status;
    if (state === 'aside') return owner.isComplete ? 'ready' : 'building';
    return state === 'live' ? 'ready' : state;
  }

  /**
   * Resolves when these projections (default: all) have looked at the position.
   * @throws NotThatFar after the time (default: 3 s), at an abort, or at once when one of them stands still
   */
  async whenAt(position: bigint, names?: readonly string[], patience: Patience = {}): Promise<void> {
    const consumers = names === undefined ? this.#projections : names.map((name) => this.#projection(name));
    await this.#progress.reached(consumers, isAt(position), { milliseconds: 3000, ...patience });
  }

  /** Whether all projections reached the position in that time. */
  async reached(position: bigint, milliseconds: number): Promise<boolean> {
    return await this.whenAt(position, undefined, { milliseconds }).then(
      () => true,
      () => false,
    );
  }

  /** Resolves when all consumers, but those that stand still, are at what is the log's end now. */
  async caughtUp(patience: Patience = {}): Promise<void> {
    const head = await this.#store.head();
    const isThere = ({ position, status }: LogConsumer): boolean =>
      standsStill(status) || (status.state === 'live' && (position ?? -1n) >= (head ?? -1n));
    await this.#progress.reached(this.#consumers, isThere, patience);
  }

  /** Empties a projection; it is built anew from the log's first event while the others go on. */
  async rebuild(name: string): Promise<void> {
    const projection = this.#projection(name);
    await this.#feedOf(projection).between(() => projection.reset());
  }

  /** Lets a consumer that stands still try its event again. */
  async retry(name: string): Promise<void> {
    const consumer = this.#consumers.find((one) => one.name === name);
    if (consumer === undefined) throw new UnknownProjection(`there is no projection or policy ${name}`);
    await this.#feedOf(consumer).between(() => consumer.retry());
  }

  #feedOf(consumer: LogConsumer): LogFeed {
    const feed = this.#feeds.find((one) => one.consumers.includes(consumer));
    if (feed === undefined) throw new Error(`nobody tells ${consumer.name} of the log`);
    return feed;
  }

  #projection(name: string): ProjectionConsumer {
    const projection = this.#projections.find((one) => one.name === name);
    if (projection === undefined) throw new UnknownProjection(`there is no projection ${name}`);
    return projection;
  }
}

function uniqueBy<T>(entries: readonly (readonly [string, T])[], kind: string): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const [name, value] of entries) {
    if (map.has(name)) throw new Error(`the ${kind} ${name} exists twice`);
    map.set(name, value);
  }
  return map;
}
