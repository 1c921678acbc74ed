import type { ColumnKind, ColumnSpec, RowOf, Table } from '#event-sourcing';
import type { AnswerSchema, Flat, JsonSchema, NoProperties, Properties, ShapeOf } from './answer-schema.js';
import { evidenceSchema, id, open, orNull, shape } from './answer-schema.js';

type ColumnName<T extends Table> = keyof T['columns'] & string;

interface Shown<
  T extends Table,
  Only extends ColumnName<T>,
  Without extends ColumnName<T>,
  And extends Properties,
  Optional extends Properties,
> {
  /** Columns that the answer shows; without it every one, save those of `without`. */
  readonly only?: readonly Only[];
  readonly without?: readonly Without[];
  /** Fields beside the columns, and those that are shown otherwise than they are stored. */
  readonly and?: And;
  readonly optional?: Optional;
  readonly examples?: Readonly<Partial<Record<keyof T['columns'], unknown>>>;
}

/** Positions that are shown are revisions: strings, for JavaScript's numbers end before them. */
type ShownValue<V> = V extends bigint ? string : V;

type ShownRow<T extends Table, Hidden extends PropertyKey> = {
  readonly [K in Exclude<keyof RowOf<T>, Hidden | 'ordinal'>]: ShownValue<RowOf<T>[K]>;
};

/** The columns that `rowSchema` shows and the fields beside them. */
type Answered<T extends Table, Hidden extends PropertyKey, And extends Properties, Optional extends Properties> = Flat<
  ShownRow<T, Hidden | keyof And | keyof Optional> & ShapeOf<And, Optional>
>;

/**
 * A row of a projection as a read shows it, so that a new column is described by itself. The column `ordinal` orders
 * pages and is never shown.
 */
export function rowSchema<
  T extends Table,
  const Only extends ColumnName<T> = ColumnName<T>,
  const Without extends ColumnName<T> = never,
  And extends Properties = NoProperties,
  Optional extends Properties = NoProperties,
>(
  table: T,
  shown: Shown<T, Only, Without, And, Optional> = {},
): AnswerSchema<Answered<T, Without | Exclude<ColumnName<T>, Only>, And, Optional>> {
  const { only, without = [], and, optional = {}, examples = {} } = shown;
  const hidden = new Set<string>(['ordinal', ...without, ...Object.keys(optional)]);
  const names = (only ?? Object.keys(table.columns)).filter((name) => !hidden.has(name));
  const given: Readonly<Record<string, unknown>> = examples;
  const columns = names.map((name) => [name, columnSchema(name, table.columns[name] ?? 'json', given[name])] as const);
  const schema: JsonSchema = shape({ ...Object.fromEntries(columns), ...and }, optional);
  return schema;
}

function columnSchema(name: string, spec: ColumnSpec, given: unknown): AnswerSchema {
  if (name === 'evidence') return evidenceSchema;
  const nullable = spec.endsWith('?');
  const { kind, example } = KINDS[kindOf(spec)];
  const plain = kind === 'object' ? open({}) : { type: kind };
  const shownExample = given ?? (nullable ? null : (EXAMPLES[name] ?? example));
  return { ...(nullable ? orNull(plain) : plain), example: shownExample };
}

function kindOf(spec: ColumnSpec): ColumnKind {
  // A column's spec is its kind, with or without a question mark.
  return spec.replace('?', '') as ColumnKind;
}

const KINDS: Readonly<Record<ColumnKind, { readonly kind: string; readonly example: unknown }>> = {
  text: { kind: 'string', example: 'text' },
  integer: { kind: 'integer', example: 1 },
  position: { kind: 'string', example: '3' },
  boolean: { kind: 'boolean', example: false },
  json: { kind: 'object', example: {} },
};

/** Descriptions of columns by their name. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    ['id', 'event', 'entity', 'actor', 'committee', 'meeting', 'item', 'paper', 'outcomeId'].map((name) => [
      name,
      id().example,
    ]),
  ),
  on: '2019-02-14',
  from: '2019-01-01',
  until: '2019-12-31',
};
