import type { ColumnKind, ColumnSpec, Table } from '#event-sourcing';
import { RowRefused } from '#event-sourcing';
import type { SQLInputValue } from 'node:sqlite';

/** Turns a row's value into what SQLite stores. @throws RowRefused */
export type Encode = (value: unknown) => SQLInputValue;

/** Turns what SQLite stores, integers as bigint, into a row's value. */
type Decode = (stored: unknown) => unknown;

export function kindOf(spec: ColumnSpec): { readonly kind: ColumnKind; readonly nullable: boolean } {
  const nullable = spec.endsWith('?');
  // A spec is a kind, perhaps with a question mark.
  return { kind: (nullable ? spec.slice(0, -1) : spec) as ColumnKind, nullable };
}

export function encoderOf(table: Table, column: string): Encode {
  const spec = table.columns[column];
  if (spec === undefined) throw new RowRefused(`${table.name} has no column ${column}`);
  const { kind, nullable } = kindOf(spec);
  const refuse = (): never => {
    throw new RowRefused(`${table.name}.${column} takes ${nullable ? `${kind} or null` : kind} and nothing else`);
  };
  const encode = ENCODERS[kind](refuse);
  return nullable ? (value) => (value === null ? null : encode(value)) : encode;
}

const ENCODERS: Readonly<Record<ColumnKind, (refuse: () => never) => Encode>> = {
  text: (refuse) => (value) => (typeof value === 'string' ? value : refuse()),
  integer: (refuse) => (value) => (Number.isSafeInteger(value) ? Number(value) : refuse()),
  position: (refuse) => (value) => (typeof value === 'bigint' && BigInt.asIntN(64, value) === value ? value : refuse()),
  boolean: (refuse) => (value) => (typeof value === 'boolean' ? Number(value) : refuse()),
  json: (refuse) => (value) => (value === undefined ? refuse() : JSON.stringify(value)),
};

const DECODERS: Readonly<Record<ColumnKind, Decode>> = {
  text: (stored) => stored,
  integer: Number,
  position: (stored) => stored,
  boolean: (stored) => stored === 1n,
  json: (stored) => JSON.parse(String(stored)) as unknown,
};

/** Decodes a table's rows; columns that are not the table's stay as they are. */
export function rowDecoder(table: Table): (stored: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  const decoders = new Map(
    Object.entries(table.columns).map(([column, spec]) => [column, DECODERS[kindOf(spec).kind]] as const),
  );
  return (stored) => {
    const row: Record<string, unknown> = {};
    for (const [column, value] of Object.entries(stored)) {
      row[column] = value === null ? null : (decoders.get(column)?.(value) ?? value);
    }
    return row;
  };
}
