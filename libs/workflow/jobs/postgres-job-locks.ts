import { StoreUnavailable } from '#event-sourcing';
import type { Postgres, PostgresPool } from '#postgres';
import { isUnavailable, unavailability } from '#postgres';
import type { JobLock, JobLocks, Taking } from './job-locks.js';

/** Workers ask often and answer soon. A lost lock only hands a job out again early: no statement waits for the disk. */
const LOCKS = {
  name: 'job locks',
  max: 4,
  statementTimeout: 5000,
  settings: { synchronous_commit: 'off' },
} as const;

/** Jobs that one statement takes: each has an advisory lock, and PostgreSQL has room for 64 a connection. */
const MOST_AT_ONCE = 200;

/** Milliseconds between two removals of expired rows. An expired row does no harm. */
const REMOVAL_PAUSE = 1000;

/**
 * Who has the advisory lock of a job alone writes its row. Without it, two servers that insert the same row would wait for
 * each other; with it the second one passes the job over. It ends with the statement. ("LwJb")
 */
const HAS_TURN = `pg_try_advisory_xact_lock(1282886242, hashtext(job))`;

// The rows of a materialized query come in its order, one after the other: no more advisory locks than jobs are taken.
const TAKE = `
  WITH free AS MATERIALIZED (
    SELECT job, place FROM unnest($1::text[]) WITH ORDINALITY AS asked (job, place)
    WHERE NOT EXISTS (SELECT FROM workflow.job_locks AS lock WHERE lock.job = asked.job AND lock.until > $3::timestamptz)
    ORDER BY place
  ), own AS MATERIALIZED (SELECT job FROM free WHERE ${HAS_TURN} LIMIT $5)
  INSERT INTO workflow.job_locks AS lock (job, worker, until) SELECT job, $2, $4::timestamptz FROM own ORDER BY job
  ON CONFLICT (job) DO UPDATE SET worker = excluded.worker, until = excluded.until WHERE lock.until <= $3::timestamptz
  RETURNING job`;

const REMOVE_EXPIRED = `
  WITH expired AS MATERIALIZED (
    SELECT job FROM workflow.job_locks WHERE until <= $1::timestamptz LIMIT ${MOST_AT_ONCE} FOR UPDATE SKIP LOCKED
  ) DELETE FROM workflow.job_locks WHERE job IN (SELECT job FROM expired WHERE ${HAS_TURN})`;

// In one order, as TAKE writes: two statements that wait for each other's rows would be a deadlock.
const RELEASE = `
  WITH released AS MATERIALIZED (
    SELECT job FROM workflow.job_locks WHERE job = ANY ($1::text[]) ORDER BY job FOR UPDATE
  ) DELETE FROM workflow.job_locks WHERE job IN (SELECT job FROM released)`;

/** Locks in the schema `workflow` of a PostgreSQL, for all servers on it. */
export function openPostgresJobLocks(postgres: Postgres): JobLocks {
  return new PostgresJobLocks(postgres);
}

class PostgresJobLocks implements JobLocks {
  readonly #pool: PostgresPool;
  readonly #place: string;
  /** When expired rows are removed next. Milliseconds. */
  #nextRemoval = 0;

  constructor(postgres: Postgres) {
    this.#place = `${postgres.place} (schema "workflow")`;
    this.#pool = postgres.pool(LOCKS);
  }

  async take(jobs: readonly string[], { worker, now, until, most }: Taking): Promise<readonly string[]> {
    const asked = [...new Set(jobs)];
    const own = new Set<string>();
    await this.#removeExpired(now);
    while (own.size < Math.min(most, asked.length)) {
      const wanted = Math.min(most - own.size, MOST_AT_ONCE);
      const taken = await this.#rows<{ readonly job: string }>(TAKE, [asked, worker, now, until, wanted]);
      for (const { job } of taken) own.add(job);
      if (taken.length < wanted) break;
    }
    return asked.filter((job) => own.has(job));
  }

  async extend(job: string, { now, until }: { readonly now: string; readonly until: string }): Promise<boolean> {
    const sql = `UPDATE workflow.job_locks SET until = $3::timestamptz WHERE job = $1 AND until > $2::timestamptz RETURNING job`;
    return (await this.#rows(sql, [job, now, until])).length > 0;
  }

  async release(jobs: readonly string[]): Promise<void> {
    if (jobs.length > 0) await this.#rows(RELEASE, [jobs]);
  }

  async held(jobs: readonly string[], now: string): Promise<readonly JobLock[]> {
    if (jobs.length === 0) return [];
    const rows = await this.#rows<{ readonly job: string; readonly worker: string; readonly until: Date }>(
      'SELECT job, worker, until FROM workflow.job_locks WHERE job = ANY ($1::text[]) AND until > $2::timestamptz',
      [jobs, now],
    );
    return rows.map(({ until, ...lock }) => ({ ...lock, until: until.toISOString() }));
  }

  async #removeExpired(now: string): Promise<void> {
    if (Date.parse(now) < this.#nextRemoval) return;
    this.#nextRemoval = Date.parse(now) + REMOVAL_PAUSE;
    await this.#rows(REMOVE_EXPIRED, [now]);
  }

  /** Each statement is a transaction. After a lost answer of `take` its jobs are handed out again when their locks expire. */
  async #rows<R extends object>(sql: string, values: readonly unknown[]): Promise<readonly R[]> {
    try {
      const { rows } = await this.#pool.query<R & Readonly<Record<string, unknown>>>(sql, values);
      return rows;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const text = `the locks of jobs in ${this.#place} cannot be used for now: ${unavailability(error)}`;
      throw new StoreUnavailable(text, 'notWritten', { cause: error });
    }
  }
}
