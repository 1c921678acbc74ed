import type {
  ConsumerReport,
  Patience,
  PendingEffect,
  PolicyWork,
  Readiness,
  RefusedEffect,
  RetryResult,
} from '#event-sourcing';

/** How a projection or a policy is; `work` of a policy. */
export type FollowerReport = ConsumerReport & { readonly work?: PolicyWork };

export type EffectState = 'open' | 'refused';

/** Who had a command sent once more. */
export interface RetryBy {
  readonly actor: string;
  readonly correlationId: string;
}

/**
 * Whoever follows the log for everybody: builds the read models and runs the policies. That is this server, or another one
 * on the same log.
 */
export interface Following {
  /** The server that follows, as people call it; `undefined` when none does. */
  readonly server: string | undefined;
  status(): readonly FollowerReport[];
  /** Whether a table's rows tell the whole story. */
  readiness(table: string): Readiness;
  /** Whether all projections reached the position in that time. */
  reached(position: bigint, milliseconds: number): Promise<boolean>;
  /** Resolves when all, but those that stand still, are at what is the log's end now. @throws NotThatFar */
  caughtUp(patience?: Patience): Promise<void>;
  /** @throws UnknownProjection, NobodyFollows */
  rebuild(projection: string): Promise<void>;
  /** Lets a projection or policy that stands still go on. @throws UnknownProjection, NobodyFollows */
  retry(name: string): Promise<void>;
  /** Commands of a policy without an answer, or refused. @throws UnknownProjection for a policy that there is not */
  effects(policy: string, state: EffectState): Promise<readonly (PendingEffect | RefusedEffect)[]>;
  /** Has a refused command sent once more. @throws UnknownProjection, NobodyFollows */
  retryEffect(policy: string, effect: string, by: RetryBy): Promise<RetryResult>;
}

/** No server follows the log for now, or the one that does gave no answer: nothing was done, or nobody said so. */
export class NobodyFollows extends Error {
  override readonly name = 'NobodyFollows';
}
