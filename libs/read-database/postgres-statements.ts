import type { ColumnKind, RowChange, Table } from '#event-sourcing';
import { RowRefused } from '#event-sourcing';
import { createHash } from 'node:crypto';
import type { Encode } from './column-values.js';
import { encoderOf, kindOf } from './column-values.js';
import { tableName } from './postgres-table-ddl.js';
import { postgresValues } from './postgres-values.js';
import { quoted } from './quoted.js';

/** A statement for any number of rows, with one array parameter for each column. */
export interface ManyRows {
  /** Name of the prepared statement; it is prepared once for each connection. */
  readonly name: string;
  readonly sql: string;
  readonly columns: readonly { readonly name: string; readonly encode: Encode<string | null> }[];
}

const ARRAYS: Readonly<Record<ColumnKind, string>> = {
  text: 'text[]',
  integer: 'bigint[]',
  position: 'bigint[]',
  boolean: 'boolean[]',
  json: 'text[]',
};

/** The statements for changes of one table, created once. */
export class TableStatements {
  readonly #put: ManyRows;
  readonly #remove: ManyRows;
  /** By the names of the patched columns. */
  readonly #patches = new Map<string, ManyRows>();

  constructor(private readonly table: Table) {
    this.#put = this.#putStatement();
    this.#remove = this.#statement(
      table.key,
      (rows) => `DELETE FROM ${tableName(table)} AS kept USING ${rows} WHERE ${this.#sameKey}`,
    );
  }

  /** `undefined` for a patch without columns. @throws RowRefused */
  of(change: RowChange): ManyRows | undefined {
    switch (change.op) {
      case 'put':
        return this.#put;
      case 'remove':
        return this.#remove;
      case 'patch':
        return this.#patchOf(Object.keys(change.row));
    }
  }

  #putStatement(): ManyRows {
    const { key } = this.table;
    const columns = Object.keys(this.table.columns);
    const list = columns.map(quoted).join(', ');
    const update = columns
      .filter((column) => !key.includes(column))
      .map((column) => `${quoted(column)} = excluded.${quoted(column)}`);
    const conflict = update.length === 0 ? 'NOTHING' : `UPDATE SET ${update.join(', ')}`;
    return this.#statement(
      columns,
      (rows) =>
        `INSERT INTO ${tableName(this.table)} (${list}) SELECT ${list} FROM ${rows}`
        + ` ON CONFLICT (${key.map(quoted).join(', ')}) DO ${conflict}`,
    );
  }

  #patchOf(columns: readonly string[]): ManyRows | undefined {
    if (columns.length === 0) return undefined;
    const name = columns.join('\n');
    const known = this.#patches.get(name);
    if (known !== undefined) return known;
    const key = columns.find((column) => this.table.key.includes(column));
    if (key !== undefined) throw new RowRefused(`${this.table.name}.${key} is the key of its row and does not change`);
    const set = columns.map((column) => `${quoted(column)} = new.${quoted(column)}`).join(', ');
    const patch = this.#statement(
      [...columns, ...this.table.key],
      (rows) => `UPDATE ${tableName(this.table)} AS kept SET ${set} FROM ${rows} WHERE ${this.#sameKey}`,
    );
    this.#patches.set(name, patch);
    return patch;
  }

  get #sameKey(): string {
    return this.table.key.map((column) => `kept.${quoted(column)} = new.${quoted(column)}`).join(' AND ');
  }

  #statement(columns: readonly string[], build: (rows: string) => string): ManyRows {
    const encoders = columns.map((name) => ({ name, encode: encoderOf(postgresValues, this.table, name) }));
    const arrays = columns.map((column, index) => `$${index + 1}::${this.#arrayOf(column)}`);
    const sql = build(`unnest(${arrays.join(', ')}) AS new (${columns.map(quoted).join(', ')})`);
    return { name: createHash('sha256').update(sql).digest('hex').slice(0, 32), sql, columns: encoders };
  }

  #arrayOf(column: string): string {
    const spec = this.table.columns[column];
    // `encoderOf` has refused unknown columns before.
    return spec === undefined ? '' : ARRAYS[kindOf(spec).kind];
  }
}
