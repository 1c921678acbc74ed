import { openPostgres } from '#postgres';
import type { ReadDatabase } from '#read-database';
import { openPostgresReadDatabase, openSqliteReadDatabase } from '#read-database';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface BenchedDatabase {
  readonly name: string;
  open(): Promise<{ readonly database: ReadDatabase; readonly remove: () => Promise<void> }>;
}

const sqlite: BenchedDatabase = {
  name: 'SQLite',
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-bench-'));
    const database = openSqliteReadDatabase({ file: join(folder, 'read.db'), log: 'bench' });
    return {
      database,
      remove: async () => {
        await database.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

/** On a database of its own, which is dropped after the measurement. */
function postgresOn(server: string): BenchedDatabase {
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  return {
    name: 'PostgreSQL',
    open: async () => {
      const name = `lenkwerk_bench_${randomUUID().slice(0, 8)}`;
      await run(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
      const url = new URL(server);
      url.pathname = name;
      const postgres = await openPostgres({ url: url.href });
      const database = await openPostgresReadDatabase({ postgres, log: 'bench' });
      return {
        database,
        remove: async () => {
          await postgres.close();
          await run(`DROP DATABASE ${name} WITH (FORCE)`);
        },
      };
    },
  };
}

/** SQLite, and the PostgreSQL that `DATABASE_URL` names. */
export function benchedDatabases(): readonly BenchedDatabase[] {
  const server = process.env['DATABASE_URL'];
  return server === undefined || server === '' ? [sqlite] : [sqlite, postgresOn(server)];
}
