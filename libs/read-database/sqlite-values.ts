import type { SQLInputValue } from 'node:sqlite';
import type { ColumnValues } from './column-values.js';

/** Integers are read as bigints. */
export const sqliteValues: ColumnValues<SQLInputValue> = {
  encode: {
    text: (value: string) => value,
    integer: Number,
    position: (value: bigint) => value,
    boolean: Number,
    json: (value: unknown) => JSON.stringify(value),
  },
  decode: {
    text: (stored) => stored,
    integer: Number,
    position: (stored) => stored,
    boolean: (stored) => stored === 1n,
    // JSON.parse is declared as any.
    json: (stored) => JSON.parse(String(stored)) as unknown,
  },
};
