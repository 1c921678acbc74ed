import type { Clock } from '../clock/clock.js';
import { machineClock } from '../clock/clock.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { Schedule } from '../policies/alarm.js';
import { machineSchedule } from '../policies/alarm.js';
import type { EventStore } from '../store/event-store.js';
import type { ConsumerStatus, LogConsumer, StopOptions } from './log-consumer.js';
import { standsStill } from './log-consumer.js';
import type { FeedPorts } from './log-feed.js';
import { HistoryCheck } from './history-check.js';
import { LogFeed } from './log-feed.js';
import type { WaitOptions } from './progress.js';
import { isAt, Progress } from './progress.js';
import type { Projection } from './projection.js';
import { ProjectionConsumer } from './projection-consumer.js';
import type { Readiness, ReadModelStore } from './read-model.js';

export interface ProjectionRunnerOptions {
  readonly store: EventStore;
  readonly registry: MessageRegistry;
  readonly readModels: ReadModelStore;
  readonly projections: readonly Projection[];
  /** Further consumers, each on a subscription of its own: the policies. */
  readonly consumers?: readonly LogConsumer[];
  readonly report?: FeedPorts['report'];
  readonly machineClock?: Clock;
  readonly schedule?: Schedule;
  readonly random?: () => number;
  /**
   * Called when the log has another history than before the subscription broke, after the projections were reset. Policies
   * and cached states are of the lost part: the program should end.
   */
  readonly onOtherHistory?: () => void;
  /** Called after each slice that was processed: what people read may have changed. */
  readonly onMoved?: () => void;
  /** Milliseconds that the log may be ahead while no slice comes, before a new subscription. Default 10 s. */
  readonly silence?: number;
}

export type ConsumerReport = ConsumerStatus & {
  readonly name: string;
  readonly kind: LogConsumer['kind'];
  /** Only for a projection. */
  readonly version?: number;
  readonly position: bigint | undefined;
  /** Seconds behind the log; 0 at its end, `undefined` before the first slice and while the subscription fails. */
  readonly lag: number | undefined;
};

export class UnknownProjection extends Error {
  override readonly name = 'UnknownProjection';
}

/** Builds read models from the log and keeps them up to date. */
export class ProjectionRunner {
  readonly #projections: readonly ProjectionConsumer[];
  readonly #consumers: readonly LogConsumer[];
  readonly #byTable: ReadonlyMap<string, ProjectionConsumer>;
  readonly #progress: Progress;
  /** One feed for the projections and one for each other consumer: a policy that waits delays nothing else. */
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
      options.onMoved?.();
    };
    const { report } = ports;
    const history = new HistoryCheck(this.#projections, {
      store,
      report,
      onOtherHistory: options.onOtherHistory ?? (() => undefined),
    });
    const groups = [this.#projections, ...consumers.map((consumer) => [consumer])].filter((group) => group.length > 0);
    this.#feeds = groups.map((group) =>
      group === this.#projections
        ? new LogFeed(group, ports, moved, (when) => history.run(when))
        : new LogFeed(group, ports, moved),
    );
  }

  /** Resolves when every consumer has loaded its position. They continue from there in the background. */
  async start(): Promise<void> {
    await Promise.all(this.#feeds.map((feed) => feed.start()));
  }

  /**
   * Finishes the slice in progress, or abandons it when store or read database do not answer within `STOP_TIMEOUT_MS`.
   * A second call does nothing. A new runner may be created on the same read models afterwards.
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

  /** Whether a table's rows are complete. @throws UnknownProjection for a table that no projection has */
  readiness(table: string): Readiness {
    const owner = this.#byTable.get(table);
    if (owner === undefined) throw new UnknownProjection(`no projection has the table ${table}`);
    const { state } = owner.status;
    if (state === 'aside') return owner.isComplete ? 'ready' : 'building';
    return state === 'live' ? 'ready' : state;
  }

  /**
   * Resolves when these projections (default: all) have reached the position.
   * @throws PositionNotReached after the time (default: 3 s), at an abort, or at once when one of them stands still
   */
  async whenAt(position: bigint, names?: readonly string[], options: WaitOptions = {}): Promise<void> {
    const consumers = names === undefined ? this.#projections : names.map((name) => this.#projection(name));
    await this.#progress.reached(consumers, isAt(position), { milliseconds: 3000, ...options });
  }

  /** Whether all projections reached the position in that time. */
  async reached(position: bigint, milliseconds: number): Promise<boolean> {
    return await this.whenAt(position, undefined, { milliseconds }).then(
      () => true,
      () => false,
    );
  }

  /** Resolves when all consumers, except those that stand still, are at the log's present end. */
  async caughtUp(options: WaitOptions = {}): Promise<void> {
    const head = await this.#store.head();
    const isThere = ({ position, status }: LogConsumer): boolean =>
      standsStill(status) || (status.state === 'live' && (position ?? -1n) >= (head ?? -1n));
    await this.#progress.reached(this.#consumers, isThere, options);
  }

  /** Empties a projection. It is rebuilt from the log's first event while the others continue. */
  async rebuild(name: string): Promise<void> {
    const projection = this.#projection(name);
    await this.#feedOf(projection).between(() => projection.reset());
  }

  /** Makes a stopped consumer try its event again. */
  async retry(name: string): Promise<void> {
    const consumer = this.#consumers.find((one) => one.name === name);
    if (consumer === undefined) throw new UnknownProjection(`there is no projection or policy ${name}`);
    await this.#feedOf(consumer).between(() => consumer.retry());
  }

  #feedOf(consumer: LogConsumer): LogFeed {
    const feed = this.#feeds.find((one) => one.consumers.includes(consumer));
    if (feed === undefined) throw new Error(`no feed delivers events to ${consumer.name}`);
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
