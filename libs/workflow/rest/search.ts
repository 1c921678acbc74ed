import type { RowOf, Table } from '#event-sourcing';
import type { Reads, Rows } from '#http';
import { badField } from '#http';
import { sql } from 'kysely';
import type { AnyRows, SearchField } from './search-fields.js';
import { comparable, whereField } from './search-fields.js';

/** What may be searched in a table, by the names of Camunda's interface. */
export interface SearchDefinition<T extends Table> {
  readonly table: T;
  /** The field that tells rows apart: it ends every order. */
  readonly key: string;
  readonly filters: Readonly<Record<string, SearchField>>;
  readonly sorts: readonly string[];
}

export interface SearchPage<Row> {
  readonly rows: readonly Row[];
  readonly page: {
    readonly totalItems: number;
    readonly hasMoreTotalItems: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export const SEARCH_LIMITS = { default: 100, most: 10_000, counted: 10_000, sorts: 10 } as const;

type SortField = Extract<SearchField, { readonly column: string }>;

interface Order {
  readonly field: SortField;
  readonly descending: boolean;
}

interface Window {
  readonly limit: number;
  readonly from: number;
  /** The row behind which, or before which, the page begins: a value for each order. */
  readonly cursor?: { readonly values: readonly (string | number | null)[]; readonly before: boolean };
}

/**
 * Rows by the body of a search: `filter`, `sort`, `page` with `from`, or `after` and `before` with a cursor. Conditions in
 * `more` are added to those of the body. @throws Problem 400
 */
export async function search<T extends Table>(
  reads: Reads,
  definition: SearchDefinition<T>,
  body: unknown,
  more: (rows: AnyRows) => AnyRows = (rows) => rows,
): Promise<SearchPage<RowOf<T>>> {
  const { filter, sort, page } = partsOf(body);
  const conditions = filtersOf(filter, definition);
  const orders = ordersOf(sort, definition);
  const window = windowOf(page, orders);
  const filtered = (rows: AnyRows): AnyRows => conditions.reduce((some, condition) => condition(some), more(rows));
  const rows = await reads.rows(
    definition.table,
    changed((all) => paged(filtered(all), orders, window)),
  );
  const upTo = SEARCH_LIMITS.counted + 1;
  const counted = await reads.count(definition.table, changed(filtered), upTo);
  const shown = window.cursor?.before === true ? rows.toReversed() : rows;
  const cursorOf = (row: RowOf<T> | undefined): string | null => (row === undefined ? null : written(row, orders));
  return {
    rows: shown,
    page: {
      totalItems: Math.min(counted, SEARCH_LIMITS.counted),
      hasMoreTotalItems: counted > SEARCH_LIMITS.counted,
      startCursor: cursorOf(shown[0]),
      endCursor: cursorOf(shown.at(-1)),
    },
  };
}

/** The conditions for rows of any table, as those of one table. */
function changed<T extends Table>(by: (rows: AnyRows) => AnyRows): (rows: Rows<T>) => Rows<T> {
  // Conditions and orders change no columns, and name those of the definition's table alone.
  return (rows) => by(rows as unknown as AnyRows) as unknown as Rows<T>;
}

interface SearchBody {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: readonly unknown[];
  readonly page: Readonly<Record<string, unknown>>;
}

function partsOf(body: unknown): SearchBody {
  const { filter = {}, sort = [], page = {}, ...others } = objectOf('', body ?? {});
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw badField(unknown, `${unknown} is not a field here`);
  if (!Array.isArray(sort) || sort.length > SEARCH_LIMITS.sorts) {
    throw badField('sort', `sort must be a list of at most ${SEARCH_LIMITS.sorts}`);
  }
  return { filter: objectOf('filter', filter ?? {}), sort, page: objectOf('page', page ?? {}) };
}

export function objectOf(at: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badField(at, `${at === '' ? 'the body' : at} must be a JSON object`);
  }
  // A JSON object has text keys.
  return value as Readonly<Record<string, unknown>>;
}

function filtersOf<T extends Table>(
  filter: Readonly<Record<string, unknown>>,
  { filters }: SearchDefinition<T>,
): readonly ((rows: AnyRows) => AnyRows)[] {
  return Object.entries(filter).map(([name, wanted]) => {
    const field = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (field === undefined) {
      throw badField(
        `filter.${name}`,
        `filter.${name} cannot be filtered; known are ${Object.keys(filters).join(', ')}`,
      );
    }
    return (rows) => whereField(rows, name, field, wanted);
  });
}

function ordersOf<T extends Table>(
  sort: readonly unknown[],
  { filters, sorts, key }: SearchDefinition<T>,
): readonly Order[] {
  const orders = sort.flatMap((one, at): readonly Order[] => {
    const { field, order = 'ASC' } = objectOf(`sort[${at}]`, one);
    if (typeof field !== 'string' || !sorts.includes(field)) {
      throw badField(`sort[${at}].field`, `sort[${at}].field must be one of ${sorts.join(', ')}`);
    }
    const direction = typeof order === 'string' ? order.toUpperCase() : '';
    if (direction !== 'ASC' && direction !== 'DESC') {
      throw badField(`sort[${at}].order`, `sort[${at}].order must be ASC or DESC`);
    }
    const known = filters[field];
    // A field that is the same for every row orders nothing.
    return known !== undefined && 'column' in known ? [{ field: known, descending: direction === 'DESC' }] : [];
  });
  const last = filters[key];
  if (last === undefined || !('column' in last)) throw new Error(`${key} is no column`);
  return [...orders, { field: last, descending: false }];
}

function windowOf(page: Readonly<Record<string, unknown>>, orders: readonly Order[]): Window {
  const { limit, from, after, before, ...others } = page;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw badField(`page.${unknown}`, `page.${unknown} is not a field here`);
  if ([from, after, before].filter((one) => one !== undefined).length > 1) {
    throw badField('page', 'page takes one of from, after and before');
  }
  const found = after ?? before;
  const cursor = found === undefined ? {} : { cursor: { values: read(found, orders), before: after === undefined } };
  return {
    limit: wholeNumber('page.limit', limit, { otherwise: SEARCH_LIMITS.default, most: SEARCH_LIMITS.most }),
    from: wholeNumber('page.from', from, { otherwise: 0, most: 1_000_000_000 }),
    ...cursor,
  };
}

function wholeNumber(
  at: string,
  value: unknown,
  { otherwise, most }: { readonly otherwise: number; readonly most: number },
): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw badField(at, `${at} must be a whole number from 0 to ${most}`);
}

function paged(rows: AnyRows, orders: readonly Order[], { limit, from, cursor }: Window): AnyRows {
  const backwards = cursor?.before === true;
  const behind = cursor === undefined ? rows : beyond(rows, orders, cursor.values, backwards);
  const ordered = orders.reduce(
    (some, { field, descending }) => some.orderBy(field.column, descending !== backwards ? 'desc' : 'asc'),
    behind,
  );
  return from === 0 ? ordered.limit(limit) : ordered.limit(limit).offset(from);
}

/** Rows behind these values in the order, or before them; null is the smallest value. */
function beyond(
  rows: AnyRows,
  orders: readonly Order[],
  values: readonly (string | number | null)[],
  backwards: boolean,
): AnyRows {
  return rows.where((is) => {
    const parts = orders.map(({ field, descending }, at) => {
      const { column } = field;
      const value = stored(field, values[at] ?? null);
      const isNull = is(column, 'is', null);
      const equal = values[at] === null ? isNull : is(column, '=', value);
      const greater = values[at] === null ? is(column, 'is not', null) : is(column, '>', value);
      const smaller = values[at] === null ? sql<boolean>`1 = 0` : is.or([is(column, '<', value), isNull]);
      return { equal, next: descending !== backwards ? smaller : greater };
    });
    return is.or(parts.map(({ next }, at) => is.and([...parts.slice(0, at).map(({ equal }) => equal), next])));
  });
}

function stored(field: SortField, value: string | number | null): string | number | bigint | null {
  return field.kind === 'key' && typeof value === 'string' ? BigInt(value) : value;
}

/** The values by which the row is ordered, as an opaque text. */
function written(row: object, orders: readonly Order[]): string {
  const values = orders.map(({ field }) => {
    // Rows have text keys.
    const value = (row as Readonly<Record<string, unknown>>)[field.column];
    if (typeof value === 'bigint') return value.toString();
    return typeof value === 'boolean' ? Number(value) : value;
  });
  return Buffer.from(JSON.stringify(values)).toString('base64');
}

function read(cursor: unknown, orders: readonly Order[]): readonly (string | number | null)[] {
  const bad = badField('page', 'the cursor must be the startCursor or endCursor of a page with the same sort');
  if (typeof cursor !== 'string' || cursor.length > 20_000) throw bad;
  try {
    // The result of the parser has the type any.
    const values = JSON.parse(Buffer.from(cursor, 'base64').toString()) as unknown;
    if (!Array.isArray(values) || values.length !== orders.length) throw bad;
    return values.map((value: unknown, at) => {
      if (value === null) return null;
      const field = orders[at]?.field;
      if (field?.kind === 'integer' || field?.kind === 'flag') {
        if (typeof value !== 'number') throw bad;
        return value;
      }
      if (typeof value !== 'string') throw bad;
      if (field?.kind === 'key') comparable('page', field, value);
      return value;
    });
  } catch {
    throw bad;
  }
}
