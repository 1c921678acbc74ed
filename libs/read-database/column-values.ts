import type { ColumnKind, ColumnSpec, Table } from '#event-sourcing';
import { RowRefused } from '#event-sourcing';

/** Converts a row's value to the database's value; never called with `null`. @throws RowRefused */
export type Encode<Stored> = (value: unknown) => Stored;

/** Converts a database's value to the row's value; never called with `null`. */
type Decode = (stored: unknown) => unknown;

/** The conversions of one database, by kind of column. */
export interface ColumnValues<Stored> {
  readonly encode: Readonly<Record<ColumnKind, (value: never) => Stored>>;
  readonly decode: Readonly<Record<ColumnKind, Decode>>;
}

export function kindOf(spec: ColumnSpec): { readonly kind: ColumnKind; readonly nullable: boolean } {
  const nullable = spec.endsWith('?');
  // A spec is a kind with an optional question mark.
  return { kind: (nullable ? spec.slice(0, -1) : spec) as ColumnKind, nullable };
}

const FITS: Readonly<Record<ColumnKind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  integer: Number.isSafeInteger,
  position: (value) => typeof value === 'bigint' && BigInt.asIntN(64, value) === value,
  boolean: (value) => typeof value === 'boolean',
  json: (value) => value !== undefined,
};

export function encoderOf<Stored>(values: ColumnValues<Stored>, table: Table, column: string): Encode<Stored | null> {
  const spec = table.columns[column];
  if (spec === undefined) throw new RowRefused(`${table.name} has no column ${column}`);
  const { kind, nullable } = kindOf(spec);
  const fits = FITS[kind];
  // `fits` checks the value before the encoder of the same kind gets it.
  const encode = values.encode[kind] as Encode<Stored>;
  return (value) => {
    if (nullable && value === null) return null;
    if (fits(value)) return encode(value);
    throw new RowRefused(`${table.name}.${column} takes ${nullable ? `${kind} or null` : kind} and nothing else`);
  };
}

/** Decodes a table's rows; other columns stay unchanged. */
export function rowDecoder(
  { decode }: Pick<ColumnValues<unknown>, 'decode'>,
  table: Table,
): (stored: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  const decoders = new Map(
    Object.entries(table.columns).map(([column, spec]) => [column, decode[kindOf(spec).kind]] as const),
  );
  return (stored) => {
    const row: Record<string, unknown> = {};
    for (const [column, value] of Object.entries(stored)) {
      row[column] = value === null ? null : (decoders.get(column)?.(value) ?? value);
    }
    return row;
  };
}
