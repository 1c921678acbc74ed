import { StoreUnavailable } from '#event-sourcing';
import type { DatabaseSync } from 'node:sqlite';
import type { JobLock, JobLocks, Taking } from './job-locks.js';
import { isDamage, isFault, openLocksFile } from './locks-file.js';

export interface FileJobLocksOptions {
  /** Created when it is missing; its folder must exist. */
  readonly file: string;
  /** Writes to the program's log. */
  readonly report?: (message: string) => void;
}

/** The locks of a server that works alone, with a connection of their own. */
export interface OpenJobLocks extends JobLocks {
  close(): Promise<void>;
}

/**
 * Opens locks in a SQLite file. A damaged file is made anew, at the start and while the program runs: its locks are lost, so
 * that jobs are handed out again early. @throws StoreUnavailable
 */
export function openFileJobLocks({ file, report = () => undefined }: FileJobLocksOptions): OpenJobLocks {
  return new FileJobLocks(file, report);
}

interface LockRow {
  readonly job: string;
  readonly worker: string;
  readonly until: number;
}

class FileJobLocks implements OpenJobLocks {
  #database: DatabaseSync;

  constructor(
    private readonly file: string,
    private readonly report: (message: string) => void,
  ) {
    this.#database = this.#translated(() => openLocksFile(file, report));
  }

  async take(jobs: readonly string[], { worker, now, until, most }: Taking): Promise<readonly string[]> {
    const taken = this.#run((database) => {
      database.prepare('DELETE FROM locks WHERE until <= ?').run(Date.parse(now));
      return database
        .prepare(
          `INSERT INTO locks (job, worker, until)
             SELECT value, ?, ? FROM json_each(?) WHERE value NOT IN (SELECT job FROM locks) ORDER BY key LIMIT ?
           RETURNING job`,
        )
        .all(worker, Date.parse(until), JSON.stringify([...new Set(jobs)]), Math.max(0, most));
    });
    // The order of RETURNING is not defined.
    const own = new Set(taken.map(({ job }) => job));
    return [...new Set(jobs)].filter((job) => own.has(job));
  }

  async extend(job: string, { now, until }: { readonly now: string; readonly until: string }): Promise<boolean> {
    const { changes } = this.#run((database) =>
      database
        .prepare('UPDATE locks SET until = ? WHERE job = ? AND until > ?')
        .run(Date.parse(until), job, Date.parse(now)),
    );
    return Number(changes) > 0;
  }

  async release(jobs: readonly string[]): Promise<void> {
    this.#run((database) =>
      database.prepare('DELETE FROM locks WHERE job IN (SELECT value FROM json_each(?))').run(JSON.stringify(jobs)),
    );
  }

  async held(jobs: readonly string[], now: string): Promise<readonly JobLock[]> {
    const rows = this.#run((database) =>
      database
        .prepare('SELECT job, worker, until FROM locks WHERE until > ? AND job IN (SELECT value FROM json_each(?))')
        .all(Date.parse(now), JSON.stringify(jobs)),
    );
    // The table is STRICT and has these columns.
    return (rows as unknown as readonly LockRow[]).map(({ job, worker, until }) => ({
      job,
      worker,
      until: new Date(until).toISOString(),
    }));
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  /** One transaction, once more in a new file when this one is damaged. */
  #run<T>(work: (database: DatabaseSync) => T): T {
    return this.#translated(() => {
      try {
        return inTransaction(this.#database, work);
      } catch (error) {
        if (!isDamage(error)) throw error;
        this.#database.close();
        this.#database = openLocksFile(this.file, this.report);
        return inTransaction(this.#database, work);
      }
    });
  }

  #translated<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!isFault(error)) throw error;
      const text = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
      throw new StoreUnavailable(`the locks of jobs in ${this.file} cannot be used: ${text}`, 'notWritten', {
        cause: error,
      });
    }
  }
}

/** IMMEDIATE: a transaction that began with reading could not go on to write after another connection wrote. */
function inTransaction<T>(database: DatabaseSync, work: (database: DatabaseSync) => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work(database);
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
