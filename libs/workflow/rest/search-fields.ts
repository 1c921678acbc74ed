import { badField } from '#http';
import type { SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import { keyOfText } from '../instance/keys.js';

type Stored = Readonly<Record<string, string | number | bigint | boolean | null>>;

/** Rows of a table whose columns are not known here: conditions name those that a field has. */
export type AnyRows = SelectQueryBuilder<Readonly<Record<string, Stored>>, string, Stored>;

/** A field of the interface, and the column that holds it. */
export type SearchField =
  | { readonly kind: 'key' | 'text' | 'integer' | 'instant' | 'flag'; readonly column: string }
  /** Stored words and how the interface calls them. */
  | { readonly kind: 'word'; readonly column: string; readonly words: Readonly<Record<string, string>> }
  /** The same for every row, such as the only tenant. */
  | { readonly kind: 'constant'; readonly value: string }
  /** Values that stand in another table, several of them for a row: rows with one that fulfils the condition. */
  | {
      readonly kind: 'listed';
      readonly table: string;
      /** Its column with the key of the row. */
      readonly of: string;
      readonly where: Readonly<Record<string, string>>;
      readonly column: string;
    }
  /** A condition that is no column: what fulfils it. */
  | { readonly kind: 'condition'; readonly where: (rows: AnyRows, holds: boolean) => AnyRows };

type Comparable = string | number | bigint | boolean;

const MAX_VALUES = 1000;
const OPERATORS = { $eq: '=', $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' } as const;

/** The rows that fulfil the condition of one field: a value, or an object of operators such as `{"$in": […]}`. */
export function whereField(rows: AnyRows, name: string, field: SearchField, wanted: unknown): AnyRows {
  if (field.kind === 'condition') {
    if (typeof wanted !== 'boolean') throw badField(`filter.${name}`, `filter.${name} must be true or false`);
    return field.where(rows, wanted);
  }
  if (field.kind === 'listed') {
    return operatorsIn(name, wanted).reduce(
      (some, [operator, operand]) => whereListed(some, `filter.${name}`, field, operator, operand),
      rows,
    );
  }
  return operatorsIn(name, wanted).reduce(
    (some, [operator, operand]) => whereOperator(some, `filter.${name}`, field, operator, operand),
    rows,
  );
}

function operatorsIn(name: string, wanted: unknown): readonly (readonly [string, unknown])[] {
  if (typeof wanted !== 'object' || wanted === null) return [['$eq', wanted]];
  if (Array.isArray(wanted))
    throw badField(`filter.${name}`, `filter.${name} must be a value or an object of operators`);
  return Object.entries(wanted);
}

function whereOperator(
  rows: AnyRows,
  path: string,
  field: Exclude<SearchField, { readonly kind: 'condition' | 'listed' }>,
  operator: string,
  operand: unknown,
): AnyRows {
  const at = `${path}.${operator}`;
  if (field.kind === 'constant') return whereConstant(rows, at, field.value, operator, operand);
  const { column } = field;
  switch (operator) {
    case '$eq':
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rows.where(column, OPERATORS[operator], comparable(at, field, operand));
    case '$neq': {
      const value = comparable(at, field, operand);
      return rows.where((is) => is.or([is(column, '!=', value), is(column, 'is', null)]));
    }
    case '$exists':
      return rows.where(column, flag(at, operand) ? 'is not' : 'is', null);
    case '$in':
    case '$notIn': {
      const values = list(at, operand).map((one) => comparable(at, field, one));
      if (values.length === 0) return operator === '$in' ? none(rows) : rows;
      return rows.where(column, operator === '$in' ? 'in' : 'not in', values);
    }
    case '$like': {
      const pattern = likePattern(text(at, operand));
      // No text has this character, and PostgreSQL takes none with it.
      if (pattern.includes('\0')) return none(rows);
      return rows.where(sql<boolean>`lower(${sql.ref(field.column)}) like ${pattern} escape '\\'`);
    }
    default:
      throw badField(
        at,
        `${at} is not an operator; known are $eq, $neq, $exists, $in, $notIn, $like, $gt, $gte, $lt, $lte`,
      );
  }
}

/** The negations of operators, for rows without such a value. */
const WITHOUT: Readonly<Record<string, string>> = { $neq: '$eq', $notIn: '$in' };

function whereListed(
  rows: AnyRows,
  path: string,
  { table, of, where, column }: Extract<SearchField, { readonly kind: 'listed' }>,
  operator: string,
  operand: unknown,
): AnyRows {
  const absent = operator in WITHOUT || (operator === '$exists' && operand === false);
  return rows.where((is) => {
    const all = Object.entries(where).reduce(
      (some, [name, value]) => some.where(name, '=', value),
      // Its conditions name columns of that table alone.
      is.selectFrom(table).select(of) as unknown as AnyRows,
    );
    const asked = operator === '$exists' ? '$exists' : (WITHOUT[operator] ?? operator);
    const value = operator === '$exists' ? flag(`${path}.$exists`, operand) || true : operand;
    const found = whereOperator(all, path, { kind: 'text', column }, asked, value);
    return is('key', absent ? 'not in' : 'in', found);
  });
}

function whereConstant(rows: AnyRows, at: string, value: string, operator: string, operand: unknown): AnyRows {
  const holds = ((): boolean => {
    switch (operator) {
      case '$eq':
        return operand === value;
      case '$neq':
        return operand !== value;
      case '$exists':
        return flag(at, operand);
      case '$in':
        return list(at, operand).includes(value);
      case '$notIn':
        return !list(at, operand).includes(value);
      default:
        throw badField(at, `${at} is not possible for this field`);
    }
  })();
  return holds ? rows : none(rows);
}

/** No row at all. */
export function none(rows: AnyRows): AnyRows {
  return rows.where(sql<boolean>`1 = 0`);
}

/** A value of a filter as the column stores it. */
export function comparable(
  at: string,
  field: Exclude<SearchField, { readonly kind: 'condition' | 'constant' | 'listed' }>,
  value: unknown,
): Comparable {
  switch (field.kind) {
    case 'key':
      return keyOf(at, value);
    case 'text':
      return text(at, value);
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw badField(at, `${at} must be a whole number`);
      return value;
    case 'instant': {
      const instant = new Date(text(at, value));
      if (Number.isNaN(instant.getTime())) throw badField(at, `${at} must be an instant such as 2019-02-14T16:00:00Z`);
      return instant.toISOString();
    }
    case 'flag':
      return flag(at, value);
    case 'word': {
      const stored = Object.entries(field.words).find(([, shown]) => shown === value)?.[0];
      if (stored !== undefined) return stored;
      // A word of the interface that nothing here ever has: no row.
      if (typeof value === 'string' && /^[A-Z_]{1,100}$/u.test(value)) return '';
      throw badField(at, `${at} must be one of ${[...new Set(Object.values(field.words))].join(', ')}`);
    }
  }
}

/** @throws Problem 400 unless it is a positive 64-bit integer as text. */
export function keyOf(at: string, value: unknown): bigint {
  const key = typeof value === 'string' ? keyOfText(value) : undefined;
  if (key !== undefined) return key;
  throw badField(at, `${at} must be a key: a positive 64-bit integer as text`);
}

function text(at: string, value: unknown): string {
  if (typeof value === 'string' && value.length <= 10_000) return value;
  throw badField(at, `${at} must be text of at most 10000 characters`);
}

function flag(at: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw badField(at, `${at} must be true or false`);
}

function list(at: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value) && value.length <= MAX_VALUES) return value;
  throw badField(at, `${at} must be a list of at most ${MAX_VALUES} values`);
}

/** `*` stands for any text, `?` for one character; `\` takes their meaning from them. Case does not matter. */
function likePattern(written: string): string {
  let pattern = '';
  for (let at = 0; at < written.length; at += 1) {
    const character = written.charAt(at);
    if (character === '*') pattern += '%';
    else if (character === '?') pattern += '_';
    else if (character === '\\') pattern += literal(written.charAt((at += 1)));
    else pattern += literal(character);
  }
  return pattern.toLowerCase();
}

function literal(character: string): string {
  return '%_\\'.includes(character) && character !== '' ? `\\${character}` : character;
}
