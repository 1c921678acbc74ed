import type { Fence } from '#event-sourcing';
import { ReadModelsFenced, ReadModelsUnavailable } from '#event-sourcing';
import type { Postgres, PostgresPool, Session } from '#postgres';
import { isUnavailable, unavailability } from '#postgres';

const SECONDS = 1000;

/**
 * The one connection that writes. Commits are not waited for: what a crash of PostgreSQL loses is found out by its
 * checkpoint and written again. The planner must not read whole tables for some keys, though it prepares statements
 * when tables are empty; without `jit`, since it would compile what it is to avoid (50 ms). Who holds a transaction and
 * falls silent loses it, so that another server can take over.
 */
const WRITER = {
  name: 'read models, writer',
  max: 1,
  statementTimeout: 30 * SECONDS,
  settings: {
    synchronous_commit: 'off',
    // Readers queue behind a writer that waits for a table; who takes over waits a little longer than for the silent.
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

/** Transactions of the server that writes, and of no other. */
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
        // Durable: a crash must not let the one before in again.
        await session.query('SET LOCAL synchronous_commit = on');
        const { rowCount } = await session.query('UPDATE read._fence SET epoch = $1 WHERE epoch <= $1', [epoch]);
        if (rowCount !== 1) throw new ReadModelsFenced();
      });
    });
    this.#epoch = epoch;
  }

  /** @throws ReadModelsFenced, ReadModelsUnavailable, or what the work throws */
  async write(work: (session: Session) => Promise<void>): Promise<void> {
    await this.checked(() =>
      this.#pool.transaction(async (session) => {
        await this.#checkEpoch(session);
        await work(session);
      }),
    );
  }

  /** Reads on the same connection. */
  async query(...query: Parameters<PostgresPool['query']>): ReturnType<PostgresPool['query']> {
    return await this.checked(() => this.#pool.query(...query));
  }

  /** Faults outside the program become `ReadModelsUnavailable`. */
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

  /** Until the transaction's end nobody takes over. */
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
