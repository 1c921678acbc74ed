import type { Claim, Fence, FenceClaim } from '#event-sourcing';
import { ReadModelsFenced, ReadModelsUnavailable } from '#event-sourcing';
import type { Postgres, PostgresPool, Session } from '#postgres';
import { isUnavailable, unavailability } from '#postgres';

const SECONDS = 1000;

/**
 * The only writing connection. Commits are asynchronous: after a crash of PostgreSQL the checkpoint shows which rows are
 * lost, and they are written again. Statements are prepared when tables are empty, so the planner is forbidden to scan whole
 * tables later; `jit` is off, since compilation costs 50 ms. PostgreSQL ends the transaction of a server that falls silent, so
 * that another server can take over.
 */
const WRITER = {
  name: 'read models, writer',
  max: 1,
  statementTimeout: 30 * SECONDS,
  settings: {
    synchronous_commit: 'off',
    // Readers queue behind a writer that waits for a table. The value is above the idle timeout below, for a take-over.
    lock_timeout: '5000',
    idle_in_transaction_session_timeout: '3000',
    plan_cache_mode: 'force_generic_plan',
    jit: 'off',
    enable_seqscan: 'off',
    enable_hashjoin: 'off',
    enable_mergejoin: 'off',
  },
} as const;

const FENCE = {
  name: 'fence',
  text: 'SELECT FROM read._fence WHERE one AND epoch = $1 AND claim IS NOT DISTINCT FROM $2 FOR SHARE',
};
/** A claim of the same epoch is another one only in another history of the log. */
const TAKE_OVER = `
  UPDATE read._fence SET epoch = $1, series = $2, claim = $3
  WHERE coalesce(series, $2) = $2 AND (epoch < $1 OR (epoch = $1 AND coalesce(claim, $3) = $3))`;
const REPLACE = `
  UPDATE read._fence SET epoch = $1, series = $2, claim = $3
  WHERE epoch = $4 AND series IS NOT DISTINCT FROM $5 AND claim IS NOT DISTINCT FROM $6`;

/** Transactions of the server whose claim is in the fence; other servers are refused. */
export class PostgresWriter implements Fence {
  readonly #pool: PostgresPool;
  readonly #place: string;
  #claim: FenceClaim = { epoch: 0n };

  constructor(postgres: Postgres) {
    this.#pool = postgres.pool(WRITER);
    this.#place = postgres.place;
  }

  async last(): Promise<FenceClaim> {
    const { rows } = await this.query('SELECT epoch, series, claim FROM read._fence WHERE one');
    // The statement selects these columns; a bigint comes as text.
    const { epoch, series, claim } = rows[0] as { epoch: string; series: string | null; claim: string | null };
    return { epoch: BigInt(epoch), ...(series !== null && { series }), ...(claim !== null && { claim }) };
  }

  async takeOver(claim: Claim, instead?: FenceClaim): Promise<void> {
    const wanted = [claim.epoch, claim.series, claim.claim];
    await this.checked(async () => {
      await this.#pool.transaction(async (session) => {
        // The fence is durable: after a crash the previous server must stay refused.
        await session.query('SET LOCAL synchronous_commit = on');
        const { rowCount } =
          instead === undefined
            ? await session.query(TAKE_OVER, wanted)
            : await session.query(REPLACE, [...wanted, instead.epoch, instead.series ?? null, instead.claim ?? null]);
        if (rowCount !== 1) throw new ReadModelsFenced();
      });
    });
    this.#claim = claim;
  }

  /** @throws ReadModelsFenced, ReadModelsUnavailable, or the errors of the work */
  async write(work: (session: Session) => Promise<void>): Promise<void> {
    await this.checked(() =>
      this.#pool.transaction(async (session) => {
        await this.#checkClaim(session);
        await work(session);
      }),
    );
  }

  /** Runs a query on the same connection. */
  async query(...query: Parameters<PostgresPool['query']>): ReturnType<PostgresPool['query']> {
    return await this.checked(() => this.#pool.query(...query));
  }

  /** Converts faults outside of the program to `ReadModelsUnavailable`. */
  async checked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw translated(error, this.#place);
    }
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  /** Locks the fence until the end of the transaction. @throws ReadModelsFenced */
  async #checkClaim(session: Session): Promise<void> {
    const { rowCount } = await session.query(FENCE, [this.#claim.epoch, this.#claim.claim ?? null]);
    if (rowCount !== 1) throw new ReadModelsFenced();
  }
}

export function translated(error: unknown, place: string): unknown {
  if (!isUnavailable(error)) return error;
  const text = `the read database ${place} cannot be used for now: ${unavailability(error)}`;
  return new ReadModelsUnavailable(text, { cause: error });
}
