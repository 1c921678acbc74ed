import type {
  WaitOptions,
  PendingEffect,
  Readiness,
  RefusedEffect,
  RetryResult,
  Schedule,
  Tenure,
} from '#event-sourcing';
import { machineSchedule, PositionNotReached } from '#event-sourcing';
import type { EffectState, ConsumerWorkReport, Following, RetryBy } from './following.js';
import type { LocalFollowing } from './local-following.js';

/** Milliseconds between two checks whether a server follows the log. */
const CHECK_INTERVAL = 20;

/** The work of this server during one tenure of the lease. */
export interface Turn {
  readonly following: LocalFollowing;
  /** Abandons work that another server may have taken over. */
  end(): Promise<void>;
}

/** Several servers follow the log in turn: this server while it holds the lease, otherwise the one that `others` shows. */
export class LeasedFollowing implements Following {
  #tenure: Tenure | undefined;
  #turn: Turn | undefined;
  /** Resolves when the last turn has ended. */
  #over: Promise<void> = Promise.resolve();

  constructor(
    private readonly others: Following,
    private readonly begin: (tenure: Tenure) => Promise<Turn>,
    private readonly schedule: Schedule = machineSchedule,
  ) {}

  /** The lease was taken. Waits for an earlier turn that still begins or ends. @throws an error of `begin` */
  async taken(tenure: Tenure): Promise<void> {
    this.#tenure = tenure;
    const before = this.#over;
    const over = Promise.withResolvers<undefined>();
    this.#over = over.promise;
    try {
      await before;
      // The lease may be lost before the work begins, and during `begin`.
      if (this.#tenure !== tenure) return;
      const turn = await this.begin(tenure);
      if (this.#tenure === tenure) this.#turn = turn;
      else await turn.end();
    } finally {
      over.resolve(undefined);
    }
  }

  /** The lease was lost, or is about to be released. A turn that is just beginning is ended by `taken`. */
  async lost(): Promise<void> {
    const turn = this.#turn;
    this.#tenure = undefined;
    this.#turn = undefined;
    if (turn === undefined) return;
    const ended = turn.end();
    this.#over = ended.catch(() => undefined);
    await ended;
  }

  /** The work on this server; `undefined` while this server does not hold the lease. */
  get local(): LocalFollowing | undefined {
    return this.#turn?.following;
  }

  get server(): string | undefined {
    return this.#now.server;
  }

  status(): readonly ConsumerWorkReport[] {
    return this.#now.status();
  }

  readiness(table: string): Readiness {
    return this.#now.readiness(table);
  }

  async reached(position: bigint, milliseconds: number): Promise<boolean> {
    return await this.#now.reached(position, milliseconds);
  }

  /** Waits also until a server follows the log. */
  async caughtUp({ milliseconds, ...options }: WaitOptions = {}): Promise<void> {
    let left = milliseconds;
    while (this.server === undefined) {
      if (left !== undefined && (left -= CHECK_INTERVAL) < 0) throw new PositionNotReached('late', 'nobody');
      await new Promise<void>((resolve) => this.schedule(resolve, CHECK_INTERVAL));
    }
    await this.#now.caughtUp({ ...options, ...(left !== undefined && { milliseconds: left }) });
  }

  async rebuild(projection: string): Promise<void> {
    await this.#now.rebuild(projection);
  }

  async retry(name: string): Promise<void> {
    await this.#now.retry(name);
  }

  async effects(policy: string, state: EffectState): Promise<readonly (PendingEffect | RefusedEffect)[]> {
    return await this.#now.effects(policy, state);
  }

  async retryEffect(policy: string, effect: string, by: RetryBy): Promise<RetryResult> {
    return await this.#now.retryEffect(policy, effect, by);
  }

  get #now(): Following {
    return this.#turn?.following ?? this.others;
  }
}
