/** The type of a column. `json` is any JSON value; `integer` a number up to 2^53, `position` a bigint. */
export type ColumnKind = 'text' | 'integer' | 'position' | 'boolean' | 'json';

declare const columnType: unique symbol;

/** A column whose values have the type `T`. At run time it is the plain kind. */
export type TypedColumn<T, Kind extends ColumnKind | `${ColumnKind}?`> = Kind & { readonly [columnType]: T };

/** A required column of JSON values of the type `T`: `columns: { evidence: json<Evidence>() }`. */
export function json<T>(): TypedColumn<T, 'json'> {
  // The type of the values exists at compile time only.
  return 'json' as TypedColumn<T, 'json'>;
}

/** A column of JSON values of the type `T`, or null. */
export function jsonOrNull<T>(): TypedColumn<T | null, 'json?'> {
  // The type of the values exists at compile time only.
  return 'json?' as TypedColumn<T | null, 'json?'>;
}

/** A required text column that holds one of some words: `columns: { kind: word<MeasureKind>() }`. */
export function word<T extends string>(): TypedColumn<T, 'text'> {
  // The type of the values exists at compile time only.
  return 'text' as TypedColumn<T, 'text'>;
}

/** A text column that holds one of some words, or null. */
export function wordOrNull<T extends string>(): TypedColumn<T | null, 'text?'> {
  // The type of the values exists at compile time only.
  return 'text?' as TypedColumn<T | null, 'text?'>;
}

/** `'text'` is required, `'text?'` may be null. */
export type ColumnSpec = ColumnKind | `${ColumnKind}?`;

/**
 * How a row depends on something that may be not public. `stream` names a column with a stream, `id` one with the id of
 * an entity of `category`, `part` one with the id of a part of it. A row whose column is null does not depend on it.
 */
export type Binding<Column extends string = string> =
  | { readonly stream: Column; readonly part?: Column }
  | { readonly category: string; readonly id: Column; readonly part?: Column };

/** `everyone`: each caller of the route may read each row. Bindings: who may read all that they name. */
export type Visibility<Column extends string = string> = 'everyone' | { readonly boundTo: readonly Binding<Column>[] };

export interface Table<
  Columns extends Readonly<Record<string, ColumnSpec>> = Readonly<Record<string, ColumnSpec>>,
  Key extends string = string,
> {
  readonly name: string;
  readonly columns: Columns;
  /** The primary key. */
  readonly key: readonly Key[];
  readonly indexes: readonly (readonly string[])[];
  /** Left out, the rows are for roles that read everything alone. */
  readonly visibility?: Visibility;
}

interface KindTypes {
  text: string;
  integer: number;
  position: bigint;
  boolean: boolean;
  json: unknown;
}

type ValueOf<C extends ColumnSpec> = C extends { readonly [columnType]: infer T }
  ? T
  : C extends `${infer K extends ColumnKind}?`
    ? KindTypes[K] | null
    : C extends ColumnKind
      ? KindTypes[C]
      : never;

/** A table's row as projections write it and readers get it. */
export type RowOf<T extends Table> = { readonly [K in keyof T['columns']]: ValueOf<T['columns'][K]> };

/** The columns of a table's primary key. */
export type KeyOf<T extends Table> = { readonly [K in T['key'][number]]: RowOf<T>[K] };

export function table<
  const Columns extends Readonly<Record<string, ColumnSpec>>,
  const Key extends keyof Columns & string,
>(definition: {
  readonly name: string;
  readonly columns: Columns;
  readonly key: readonly Key[];
  readonly indexes?: readonly (readonly (keyof Columns & string)[])[];
  readonly visibility?: Visibility<keyof Columns & string>;
}): Table<Columns, Key> {
  return { ...definition, indexes: definition.indexes ?? [] };
}

/** A change of one row, addressed by its primary key. */
export type RowChange =
  | { readonly op: 'put'; readonly table: Table; readonly row: Readonly<Record<string, unknown>> }
  | {
      readonly op: 'patch';
      readonly table: Table;
      readonly key: Readonly<Record<string, unknown>>;
      readonly row: Readonly<Record<string, unknown>>;
    }
  | { readonly op: 'remove'; readonly table: Table; readonly key: Readonly<Record<string, unknown>> };

/** Inserts the row or replaces the one with its key. */
export function put<T extends Table>(into: T, row: RowOf<T>): RowChange {
  return { op: 'put', table: into, row };
}

/** Changes some columns, none of its key, of the row with this key; nothing happens when there is none. */
export function patch<T extends Table>(
  of: T,
  key: KeyOf<T>,
  row: Partial<Omit<RowOf<T>, T['key'][number]>>,
): RowChange {
  return { op: 'patch', table: of, key, row };
}

export function remove<T extends Table>(from: T, key: KeyOf<T>): RowChange {
  return { op: 'remove', table: from, key };
}
