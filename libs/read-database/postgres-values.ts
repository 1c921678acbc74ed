import type { ColumnValues } from './column-values.js';
import { escapeNul, unescapeNul } from './nul-characters.js';

/** Values are sent as text, and read by `parsePostgres`. */
export const postgresValues: ColumnValues<string> = {
  encode: {
    text: escapeNul,
    integer: String,
    position: String,
    boolean: String,
    json: (value: unknown) => JSON.stringify(value),
  },
  decode: {
    text: (stored) => unescapeNul(String(stored)),
    integer: Number,
    position: (stored) => stored,
    boolean: (stored) => stored,
    // JSON.parse is declared as any.
    json: (stored) => JSON.parse(String(stored)) as unknown,
  },
};

const BOOLEAN = 16;
const BIGINT = 20;

/** The parser for the server's text, by the type's OID (pg_type.dat). */
export function parsePostgres(oid: number): (text: string) => unknown {
  switch (oid) {
    case BOOLEAN:
      return (text) => text === 't';
    case BIGINT:
      return BigInt;
    default:
      return (text) => text;
  }
}

/** Encodes a value of a query's condition. */
export function toPostgres(value: unknown): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return escapeNul(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  throw new TypeError('a condition compares with text, numbers, booleans or null');
}

/** The text form of an array (PostgreSQL, 8.15.6). */
export function arrayOf(values: readonly (string | null)[]): string {
  const quoted = values.map((value) => (value === null ? 'NULL' : `"${value.replace(/["\\]/gu, '\\$&')}"`));
  return `{${quoted.join(',')}}`;
}
