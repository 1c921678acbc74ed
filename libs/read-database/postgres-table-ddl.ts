import type { ColumnKind, Table } from '#event-sourcing';
import { createHash } from 'node:crypto';
import { kindOf } from './column-values.js';
import { quoted } from './quoted.js';

/** Maximum bytes of an identifier; PostgreSQL truncates longer ones without an error. */
const MOST_BYTES = 63;

/** `"C"` orders like SQLite: by the bytes of UTF-8. */
const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'text COLLATE "C"',
  integer: 'bigint',
  position: 'bigint',
  boolean: 'boolean',
  json: 'text COLLATE "C"',
};

/** The statements that create a table and its indexes. @throws RangeError for a name that PostgreSQL would truncate */
export function createTable(table: Table): readonly string[] {
  for (const name of [table.name, ...Object.keys(table.columns)]) refuseLong(name);
  const columns = Object.entries(table.columns).map(([column, spec]) => {
    const { kind, nullable } = kindOf(spec);
    return `${quoted(column)} ${TYPES[kind]}${nullable ? '' : ' NOT NULL'}`;
  });
  const key = `CONSTRAINT ${nameOf(table, 'key', table.key)} PRIMARY KEY (${table.key.map(quoted).join(', ')})`;
  return [
    `CREATE TABLE ${tableName(table)} (${[...columns, key].join(', ')})`,
    ...table.indexes.map((index) => {
      const parts = index.map((column) => quoted(column) + (isNullable(table, column) ? ' NULLS FIRST' : ''));
      return `CREATE INDEX ${nameOf(table, 'index', index)} ON ${tableName(table)} (${parts.join(', ')})`;
    }),
  ];
}

export function dropTable(name: string): string {
  return `DROP TABLE IF EXISTS ${tableName({ name })}`;
}

export function tableName({ name }: Pick<Table, 'name'>): string {
  return `read.${quoted(name)}`;
}

export function isNullable({ columns }: Table, column: string): boolean {
  const spec = columns[column];
  return spec !== undefined && kindOf(spec).nullable;
}

/** Tables, indexes and keys of a schema share one namespace: a hash makes the names unique. */
function nameOf(table: Table, kind: 'key' | 'index', columns: readonly string[]): string {
  const identity = JSON.stringify([table.name, kind, ...columns]);
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 12);
  const readable = Buffer.from(`${table.name} ${kind} ${columns.join(' ')}`).subarray(0, MOST_BYTES - hash.length - 1);
  // A truncated character at the end is removed.
  return quoted(`${readable.toString().replace(/(?<!\ufffd)\ufffd+$/u, '')} ${hash}`);
}

function refuseLong(name: string): void {
  if (Buffer.byteLength(name) <= MOST_BYTES) return;
  throw new RangeError(
    `"${name}" is longer than ${MOST_BYTES} bytes: no table or column of PostgreSQL can be called so`,
  );
}
