import { openPostgres } from '#postgres';
import { hasPostgres, ThrowAwayDatabase } from '#postgres/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresReadDatabase } from './postgres-read-database.js';
import type { ReadDatabase } from './read-database.js';
import { openSqliteReadDatabase } from './sqlite-read-database.js';

/** A place of a read database, which several servers may open if the database allows it. */
export interface Place {
  open(log: string, report?: (line: string) => void): Promise<ReadDatabase>;
  /** Deletes its content. */
  lose(): Promise<void>;
}

/** A kind of read database. `fresh` returns an empty place; on PostgreSQL it empties the earlier one. */
export interface PlaceKind {
  readonly kind: string;
  /** Number of random cases. */
  readonly runs: number;
  readonly fresh: () => Promise<Place>;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-read-'));
  folders.push(folder);
  return join(folder, 'read.db');
}

const sqlite: PlaceKind = {
  kind: 'SQLite',
  runs: 30,
  fresh: async () => {
    const file = newFile();
    return {
      open: async (log, report = () => undefined) => openSqliteReadDatabase({ file, log, report }),
      lose: async () => {
        for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
      },
    };
  },
};

function postgres(database: ThrowAwayDatabase): PlaceKind {
  const place: Place = {
    open: async (log, report = () => undefined) => {
      const opened = await openPostgres({ url: database.url, report });
      const readDatabase = await openPostgresReadDatabase({ postgres: opened, log });
      return { ...readDatabase, close: () => opened.close() };
    },
    lose: async () => {
      await database.run('DROP SCHEMA read CASCADE');
    },
  };
  return {
    kind: 'PostgreSQL',
    runs: 5,
    fresh: async () => {
      const [schema] = await database.run("SELECT FROM pg_namespace WHERE nspname = 'read'");
      if (schema !== undefined) {
        await database.run('TRUNCATE read._log, read._projections, read._notice, read._orders');
        await database.run('UPDATE read._fence SET epoch = 0, series = NULL, claim = NULL');
      }
      return place;
    },
  };
}

/** The kinds that a spec file runs on. Must be called outside of `describe`. */
export function placeKinds(): readonly PlaceKind[] {
  return hasPostgres ? [sqlite, postgres(ThrowAwayDatabase.forThisFile())] : [sqlite];
}
