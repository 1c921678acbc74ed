import type { Patience, PendingEffect, Readiness, RefusedEffect, RetryResult, Schedule, Tenure } from '#event-sourcing';
import { machineSchedule, NotThatFar } from '#event-sourcing';
import type { EffectState, FollowerReport, Following, RetryBy } from './following.js';
import type { LocalFollowing } from './local-following.js';

/** Milliseconds between two looks whether somebody follows. */
const LOOK = 20;

/** What one tenure of following the log is made of, from its beginning to its end. */
export interface Turn {
  readonly following: LocalFollowing;
  /** Finishes nothing that another server may do by now. */
  end(): Promise<void>;
}

/** Of several servers one follows the log: this one while it is its turn, else whoever `others` tells of. */
export class FollowingInTurn implements Following {
  #tenure: Tenure | undefined;
  #turn: Turn | undefined;
  /** Resolves when nothing of the last turn is under way. */
  #over: Promise<void> = Promise.resolve();

  constructor(
    private readonly others: Following,
    private readonly begin: (tenure: Tenure) => Promise<Turn>,
    private readonly schedule: Schedule = machineSchedule,
  ) {}

  /** The lease was taken. A turn before that still begins or ends is waited for. @throws whatever keeps it from beginning */
  async taken(tenure: Tenure): Promise<void> {
    this.#tenure = tenure;
    const before = this.#over;
    const over = Promise.withResolvers<undefined>();
    this.#over = over.promise;
    try {
      await before;
      // It may be lost before the work begins, and while it does.
      if (this.#tenure !== tenure) return;
      const turn = await this.begin(tenure);
      if (this.#tenure === tenure) this.#turn = turn;
      else await turn.end();
    } finally {
      over.resolve(undefined);
    }
  }

  /** The lease was lost, or is about to be given up. What just begins ends by itself. */
  async lost(): Promise<void> {
    const turn = this.#turn;
    this.#tenure = undefined;
    this.#turn = undefined;
    if (turn === undefined) return;
    const ended = turn.end();
    this.#over = ended.catch(() => undefined);
    await ended;
  }

  /** What follows here; `undefined` while it is not this server's turn. */
  get local(): LocalFollowing | undefined {
    return this.#turn?.following;
  }

  get server(): string | undefined {
    return this.#now.server;
  }

  status(): readonly FollowerReport[] {
    return this.#now.status();
  }

  readiness(table: string): Readiness {
    return this.#now.readiness(table);
  }

  async reached(position: bigint, milliseconds: number): Promise<boolean> {
    return await this.#now.reached(position, milliseconds);
  }

  /** Waits for somebody who follows, too. */
  async caughtUp({ milliseconds, ...patience }: Patience = {}): Promise<void> {
    let left = milliseconds;
    while (this.server === undefined) {
      if (left !== undefined && (left -= LOOK) < 0) throw new NotThatFar('late', 'nobody');
      await new Promise<void>((resolve) => this.schedule(resolve, LOOK));
    }
    await this.#now.caughtUp({ ...patience, ...(left !== undefined && { milliseconds: left }) });
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
