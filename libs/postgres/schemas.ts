import type { Migration } from 'kysely';
import { sql } from 'kysely';

/** Migrations of a schema by name, in the order of their names. They only go forward. A released migration is never edited. */
type Migrations = Readonly<Record<string, Migration>>;

/** A migration of these statements. */
function statements(...texts: readonly string[]): Migration {
  return {
    up: async (database) => {
      for (const text of texts) await sql.raw(text).execute(database);
    },
  };
}

/** The log's id, checkpoints, the fence, and the shared status. Projections create their tables themselves. */
const read: Migrations = {
  '0001-projections': statements(
    `CREATE TABLE read._log (one boolean PRIMARY KEY DEFAULT true CHECK (one), id text NOT NULL)`,
    `CREATE TABLE read._projections (
       name text COLLATE "C" PRIMARY KEY, version integer NOT NULL, position bigint, complete boolean NOT NULL,
       tables text NOT NULL
     )`,
    `CREATE TABLE read._fence (one boolean PRIMARY KEY DEFAULT true CHECK (one), epoch bigint NOT NULL)`,
    `INSERT INTO read._fence (epoch) VALUES (0)`,
    `CREATE TABLE read._notice (
       one boolean PRIMARY KEY DEFAULT true CHECK (one), notice text NOT NULL, posted_at timestamptz NOT NULL
     )`,
    `CREATE TABLE read._orders (
       number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL UNIQUE, request text NOT NULL,
       asked_at timestamptz NOT NULL, result text
     )`,
  ),
  // By the event at a checkpoint, and by the claim of the server that writes, another history of the log is recognised.
  '0002-history': statements(
    `ALTER TABLE read._projections
       ADD COLUMN event_stream text, ADD COLUMN event_revision bigint, ADD COLUMN event_id text`,
    `ALTER TABLE read._fence ADD COLUMN series text, ADD COLUMN claim text`,
  ),
};

/** One row for each key, present or destroyed: a destroyed key cannot come back. Dead rows are vacuumed within a minute. */
const keys: Migrations = {
  '0001-keys': statements(
    `CREATE TABLE keys.keys (
       id text COLLATE "C" PRIMARY KEY, key bytea CHECK (octet_length(key) = 32), destroyed_at timestamptz,
       CHECK ((key IS NULL) = (destroyed_at IS NOT NULL))
     ) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)`,
  ),
  // The logs that the keys belong to: keys without their log are told apart from a new installation.
  '0002-logs': statements(`CREATE TABLE keys.logs (id text COLLATE "C" PRIMARY KEY)`),
};

/** Storage is EXTERNAL (not compressed), since most documents are compressed already. */
const documents: Migrations = {
  '0001-documents': statements(
    `CREATE TABLE documents.documents (
       sha256 text COLLATE "C" PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'), bytes bytea NOT NULL
     )`,
    `ALTER TABLE documents.documents ALTER COLUMN bytes SET STORAGE EXTERNAL`,
  ),
  // Who put a document in, and may name it before an event does.
  '0002-putters': statements(
    `CREATE TABLE documents.putters (sha256 text COLLATE "C", actor text COLLATE "C", PRIMARY KEY (sha256, actor))`,
  ),
};

/** Rows live for seconds: dead ones are vacuumed early. */
const workflow: Migrations = {
  '0001-job-locks': statements(
    `CREATE TABLE workflow.job_locks (
       job text COLLATE "C" PRIMARY KEY, worker text NOT NULL, until timestamptz NOT NULL
     ) WITH (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0)`,
    `CREATE INDEX ON workflow.job_locks (until)`,
  ),
};

/** Each schema has its own migration history: `read` and `workflow` may be dropped while the servers are stopped. */
export const SCHEMAS: Readonly<Record<string, Migrations>> = { read, keys, documents, workflow };
