import type { Migration } from 'kysely';
import { sql } from 'kysely';

/** Migrations of a schema by name, in the order of their names. They only ever go forward; none is edited once released. */
type Migrations = Readonly<Record<string, Migration>>;

/** One statement each. */
function statements(...texts: readonly string[]): Migration {
  return {
    up: async (database) => {
      for (const text of texts) await sql.raw(text).execute(database);
    },
  };
}

/** Whose log and how far, the fence, and the notice board; projections make their tables themselves. */
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
};

/** A key is there or destroyed, in one row: neither can come back. What is dead is vacuumed within a minute. */
const keys: Migrations = {
  '0001-keys': statements(
    `CREATE TABLE keys.keys (
       id text COLLATE "C" PRIMARY KEY, key bytea CHECK (octet_length(key) = 32), destroyed_at timestamptz,
       CHECK ((key IS NULL) = (destroyed_at IS NOT NULL))
     ) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)`,
  ),
};

/** Documents are mostly compressed already. */
const documents: Migrations = {
  '0001-documents': statements(
    `CREATE TABLE documents.documents (
       sha256 text COLLATE "C" PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'), bytes bytea NOT NULL
     )`,
    `ALTER TABLE documents.documents ALTER COLUMN bytes SET STORAGE EXTERNAL`,
  ),
};

/** Each schema has a history of its own: `read` may be dropped at any time, it is built anew from the log. */
export const SCHEMAS: Readonly<Record<string, Migrations>> = { read, keys, documents };
