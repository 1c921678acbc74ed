import type { Patience, PendingEffect, Readiness, RefusedEffect, RetryResult, Schedule, Tenure } from '#event-sourcing';
import { machineSchedule } from '#event-sourcing';
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

  constructor(
    private readonly others: Following,
    private readonly begin: (tenure: Tenure) => Promise<Turn>,
    private readonly schedule: Schedule = machineSchedule,
  ) {}

  /** The lease was taken. @throws whatever keeps the work from beginning */
  async taken(tenure: Tenure): Promise<void> {
    this.#tenure = tenure;
    const turn = await this.begin(tenure);
    // It may have been lost while the work began.
    if (this.#tenure === tenure) this.#turn = turn;
    else await turn.end();
  }

  /** The lease was lost, or is about to be given up. */
  async lost(): Promise<void> {
    const turn = this.#turn;
    this.#tenure = undefined;
    this.#turn = undefined;
    await turn?.end();
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

  async caughtUp(patience: Patience = {}): Promise<void> {
    const { milliseconds = Infinity } = patience;
    for (let waited = 0; this.server === undefined && waited < milliseconds; waited += LOOK) {
      await new Promise<void>((resolve) => this.schedule(resolve, LOOK));
    }
    await this.#now.caughtUp(patience);
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
