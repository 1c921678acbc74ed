import type { Fence } from '#event-sourcing';
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

const FENCE = { name: 'fence', text: 'SELECT FROM read._fence WHERE one AND epoch = $1 FOR SHARE' };

/** Transactions of the server whose epoch is in the fence; other servers are refused. */
export class PostgresWriter implements Fence {
  readonly #pool: PostgresPool;
  readonly #place: string;
  #epoch = 0n;

  constructor(postgres: Postgres) {
    this.#pool = postgres.pool(WRITER);
    this.#place = postgres.place;
  }

  async takeOver(epoch: bigint): Promise<void> {
    await this.checked(async () => {
      await this.#pool.transaction(async (session) => {
        // The fence is durable: after a crash the previous server must stay refused.
        await session.query('SET LOCAL synchronous_commit = on');
        const { rowCount } = await session.query('UPDATE read._fence SET epoch = $1 WHERE epoch <= $1', [epoch]);
        if (rowCount !== 1) throw new ReadModelsFenced();
      });
    });
    this.#epoch = epoch;
  }

  /** @throws ReadModelsFenced, ReadModelsUnavailable, or the errors of the work */
  async write(work: (session: Session) => Promise<void>): Promise<void> {
    await this.checked(() =>
      this.#pool.transaction(async (session) => {
        await this.#checkEpoch(session);
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
  async #checkEpoch(session: Session): Promise<void> {
    const { rowCount } = await session.query(FENCE, [this.#epoch]);
    if (rowCount !== 1) throw new ReadModelsFenced();
  }
}

export function translated(error: unknown, place: string): unknown {
  if (!isUnavailable(error)) return error;
  const text = `the read database ${place} cannot be used for now: ${unavailability(error)}`;
  return new ReadModelsUnavailable(text, { cause: error });
}
