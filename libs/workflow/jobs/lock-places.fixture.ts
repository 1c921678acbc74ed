import { openPostgres } from '#postgres';
import { hasPostgres, ThrowAwayDatabase } from '#postgres/testing';
import { endsWithSuite, folderOfSuite } from '#suite';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openFileJobLocks } from './file-job-locks.js';
import type { JobLocks } from './job-locks.js';
import { openPostgresJobLocks } from './postgres-job-locks.js';

/** A place of locks. Each call of `open` is another server on it. */
export interface LockPlace {
  open(): Promise<JobLocks>;
  /** Deletes its content while servers have it open. */
  lose(): Promise<void>;
  /** Number of rows, those of expired locks included. */
  rows(): Promise<number>;
}

export interface LockPlaceKind {
  readonly kind: string;
  readonly fresh: () => Promise<LockPlace>;
}

const inFile: LockPlaceKind = {
  kind: 'a file',
  fresh: async () => {
    const file = join(folderOfSuite('locks'), 'locks.db');
    return {
      open: async () => {
        const locks = openFileJobLocks({ file });
        return await endsWithSuite(locks, () => locks.close());
      },
      lose: async () => {
        for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
      },
      rows: async () => {
        const database = new DatabaseSync(file, { readOnly: true });
        const row = database.prepare('SELECT count(*) AS n FROM locks').get();
        database.close();
        return Number(row?.['n']);
      },
    };
  },
};

function inPostgres(database: ThrowAwayDatabase): LockPlaceKind {
  return {
    kind: 'PostgreSQL',
    fresh: async () => {
      const first = await endsWithSuite(openPostgres({ url: database.url }), (opened) => opened.close());
      await database.run('TRUNCATE workflow.job_locks');
      return {
        open: async () => openPostgresJobLocks(first),
        lose: async () => {
          await database.run('TRUNCATE workflow.job_locks');
        },
        rows: async () => Number((await database.run('SELECT count(*)::int AS n FROM workflow.job_locks'))[0]?.['n']),
      };
    },
  };
}

/** The kinds that a spec file runs on. Must be called outside of `describe`. */
export function lockPlaceKinds(): readonly LockPlaceKind[] {
  return hasPostgres ? [inFile, inPostgres(ThrowAwayDatabase.forThisFile())] : [inFile];
}
