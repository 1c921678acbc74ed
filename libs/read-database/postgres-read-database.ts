import type { Fence, SharedStatus, ReadModelStore, Table } from '#event-sourcing';
import { ReadDatabaseOfAnotherLog } from '#event-sourcing';
import type { Postgres, PostgresPool } from '#postgres';
import { Kysely, PostgresDialect } from 'kysely';
import { rowDecoder } from './column-values.js';
import { nullsSmallest } from './nulls-smallest.js';
import { PostgresSharedStatus } from './postgres-shared-status.js';
import { PostgresReadModelStore } from './postgres-read-model-store.js';
import { parsePostgres, postgresValues, toPostgres } from './postgres-values.js';
import { PostgresWriter, translated } from './postgres-writer.js';
import type { ReadDatabase } from './read-database.js';
import type { ReadSide } from './table-reads.js';
import { TableReads } from './table-reads.js';
import { emptyLists } from './empty-lists.js';

/** Limits for one server: reading connections, and the timeout of a read. */
export const READ_LIMITS = { connections: 10, milliseconds: 10_000 } as const;

export interface PostgresReadDatabaseOptions {
  readonly postgres: Postgres;
  /** UUID of the log that the read models belong to. */
  readonly log: string;
}

/** The read database that several servers share. Its schema `read` may be dropped: it is created at the next start. */
export interface PostgresReadDatabase extends ReadDatabase {
  readonly store: ReadModelStore & Fence;
  readonly sharedStatus: SharedStatus;
}

/** @throws ReadDatabaseOfAnotherLog, ReadModelsUnavailable */
export async function openPostgresReadDatabase({
  postgres,
  log,
}: PostgresReadDatabaseOptions): Promise<PostgresReadDatabase> {
  const reading = postgres.pool({
    name: 'read models',
    max: READ_LIMITS.connections,
    statementTimeout: READ_LIMITS.milliseconds,
    // Reads are short: JIT compilation takes longer than the execution.
    settings: { jit: 'off' },
    parse: parsePostgres,
    encode: toPostgres,
  });
  const writer = new PostgresWriter(postgres);
  const close = async (): Promise<void> => {
    await Promise.all([reading.close(), writer.close()]);
  };
  try {
    await checkLog(writer, postgres.place, log);
  } catch (error) {
    await close();
    throw error;
  }
  const side = readSide(reading, postgres.place);
  return {
    store: new PostgresReadModelStore(writer),
    sharedStatus: new PostgresSharedStatus(writer, reading),
    reads: (readiness) => new TableReads(side, readiness),
    close,
  };
}

function readSide(pool: PostgresPool, place: string): ReadSide {
  const plain = new Kysely<never>({
    dialect: new PostgresDialect({ pool: pool.kysely }),
    plugins: [emptyLists],
  }).withSchema('read');
  const byTable = new WeakMap<Table, typeof plain>();
  return {
    kysely: (table) => {
      const known = byTable.get(table) ?? plain.withPlugin(nullsSmallest(table));
      byTable.set(table, known);
      return known;
    },
    decoder: (table) => rowDecoder(postgresValues, table),
    translated: (error) => translated(error, place),
  };
}

/** The first server stores its log's id; every other server must have the same log. */
async function checkLog(writer: PostgresWriter, place: string, log: string): Promise<void> {
  await writer.query('INSERT INTO read._log (id) VALUES ($1) ON CONFLICT DO NOTHING', [log]);
  const { rows } = await writer.query('SELECT id FROM read._log');
  const found: unknown = rows[0]?.['id'];
  if (found !== log) {
    throw new ReadDatabaseOfAnotherLog(`${place} (schema "read")`, typeof found === 'string' ? found : 'unknown', log);
  }
}
