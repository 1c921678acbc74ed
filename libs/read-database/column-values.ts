import type { ColumnKind, ColumnSpec, Table } from '#event-sourcing';
import { RowRefused } from '#event-sourcing';

/** Turns a row's value into what a database stores; nobody hands `null` in. @throws RowRefused */
export type Encode<Stored> = (value: unknown) => Stored;

/** Turns what a database stores into a row's value; nobody hands `null` in. */
type Decode = (stored: unknown) => unknown;

/** How one database stores the values of rows. */
export interface ColumnValues<Stored> {
  readonly encode: Readonly<Record<ColumnKind, (value: never) => Stored>>;
  readonly decode: Readonly<Record<ColumnKind, Decode>>;
}

export function kindOf(spec: ColumnSpec): { readonly kind: ColumnKind; readonly nullable: boolean } {
  const nullable = spec.endsWith('?');
  // A spec is a kind, perhaps with a question mark.
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
  // What fits a kind is what its encoder takes.
  const encode = values.encode[kind] as Encode<Stored>;
  return (value) => {
    if (nullable && value === null) return null;
    if (fits(value)) return encode(value);
    throw new RowRefused(`${table.name}.${column} takes ${nullable ? `${kind} or null` : kind} and nothing else`);
  };
}

/** Decodes a table's rows; columns that are not the table's stay as they are. */
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
