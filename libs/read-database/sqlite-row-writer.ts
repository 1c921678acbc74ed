import type { RowChange, Table } from '#event-sourcing';
import { RowRefused } from '#event-sourcing';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Encode } from './column-values.js';
import { encoderOf } from './column-values.js';
import { quoted } from './quoted.js';
import { sqliteValues } from './sqlite-values.js';

interface Prepared {
  readonly statement: StatementSync;
  readonly encoders: readonly (readonly [string, Encode<SQLInputValue>])[];
}

/** Writes row changes of one table with prepared statements. */
export class RowWriter {
  readonly #put: Prepared;
  readonly #remove: Prepared;
  /** By the names of the patched columns. */
  readonly #patches = new Map<string, Prepared>();
  readonly #key: readonly string[];

  constructor(
    private readonly database: DatabaseSync,
    private readonly table: Table,
  ) {
    this.#key = table.key;
    const columns = Object.keys(table.columns);
    const others = columns.filter((column) => !this.#key.includes(column));
    const update = others.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
    this.#put = this.#prepare(
      `INSERT INTO ${quoted(table.name)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
        + ` ON CONFLICT (${this.#key.map(quoted).join(', ')}) DO ${others.length === 0 ? 'NOTHING' : `UPDATE SET ${update}`}`,
      columns,
    );
    this.#remove = this.#prepare(`DELETE FROM ${quoted(table.name)} WHERE ${this.#where()}`, this.#key);
  }

  /** @throws RowRefused, or an error of `node:sqlite` */
  write(change: RowChange): void {
    switch (change.op) {
      case 'put':
        this.#run(this.#put, change.row);
        return;
      case 'remove':
        this.#run(this.#remove, change.key);
        return;
      case 'patch':
        if (Object.keys(change.row).length > 0) this.#run(this.#patchOf(change.row), { ...change.row, ...change.key });
    }
  }

  #patchOf(row: Readonly<Record<string, unknown>>): Prepared {
    const columns = Object.keys(row);
    const name = columns.join('\n');
    const known = this.#patches.get(name);
    if (known !== undefined) return known;
    const key = columns.find((column) => this.#key.includes(column));
    if (key !== undefined) throw new RowRefused(`${this.table.name}.${key} is the key of its row and does not change`);
    const set = columns.map((column) => `${quoted(column)} = ?`).join(', ');
    const sql = `UPDATE ${quoted(this.table.name)} SET ${set} WHERE ${this.#where()}`;
    const prepared = this.#prepare(sql, [...columns, ...this.#key]);
    this.#patches.set(name, prepared);
    return prepared;
  }

  #where(): string {
    return this.#key.map((column) => `${quoted(column)} = ?`).join(' AND ');
  }

  #prepare(sql: string, columns: readonly string[]): Prepared {
    const encoders = columns.map((column) => [column, encoderOf(sqliteValues, this.table, column)] as const);
    return { statement: this.database.prepare(sql), encoders };
  }

  #run({ statement, encoders }: Prepared, values: Readonly<Record<string, unknown>>): void {
    const encoded: SQLInputValue[] = [];
    for (const [column, encode] of encoders) encoded.push(encode(values[column]));
    statement.run(...encoded);
  }
}
