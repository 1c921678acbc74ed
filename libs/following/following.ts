import type {
  ConsumerReport,
  WaitOptions,
  PendingEffect,
  PolicyWork,
  Readiness,
  RefusedEffect,
  RetryResult,
} from '#event-sourcing';

/** The report of one projection or policy; only a policy has `work`. */
export type ConsumerWorkReport = ConsumerReport & { readonly work?: PolicyWork };

export type EffectState = 'open' | 'refused';

/** The person who retried a command. */
export interface RetryBy {
  readonly actor: string;
  readonly correlationId: string;
}

/**
 * Following the log: building the read models and running the policies. One server at a time follows the log (the leader);
 * this is its work as seen from this server, also when another server does it.
 */
export interface Following {
  /** Name of the server that follows the log; `undefined` when no server does. */
  readonly server: string | undefined;
  status(): readonly ConsumerWorkReport[];
  /** Whether a table's rows are complete. */
  readiness(table: string): Readiness;
  /** Whether all projections reached the position in that time. */
  reached(position: bigint, milliseconds: number): Promise<boolean>;
  /** Resolves when all consumers, except those that stand still, are at the log's present end. @throws PositionNotReached */
  caughtUp(options?: WaitOptions): Promise<void>;
  /** @throws UnknownProjection, NoServerFollows */
  rebuild(projection: string): Promise<void>;
  /** Resumes a projection or policy that stands still. @throws UnknownProjection, NoServerFollows */
  retry(name: string): Promise<void>;
  /** Commands of a policy without an answer, or refused. @throws UnknownProjection for a policy that does not exist */
  effects(policy: string, state: EffectState): Promise<readonly (PendingEffect | RefusedEffect)[]>;
  /** Sends a refused command again. @throws UnknownProjection, NoServerFollows */
  retryEffect(policy: string, effect: string, by: RetryBy): Promise<RetryResult>;
}

/** No server follows the log for now, or the following server gave no answer. In the second case the work may be done. */
export class NoServerFollows extends Error {
  override readonly name = 'NoServerFollows';
}
