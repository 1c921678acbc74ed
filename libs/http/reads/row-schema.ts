import type { ColumnKind, ColumnSpec, Table } from '#event-sourcing';
import type { AnswerSchema, Properties } from './answer-schema.js';
import { evidenceSchema, id, open, orNull, shape } from './answer-schema.js';

interface Shown<T extends Table> {
  /** Columns that the answer shows; without it every one, save those of `without`. */
  readonly only?: readonly (keyof T['columns'] & string)[];
  readonly without?: readonly (keyof T['columns'] & string)[];
  /** Fields beside the columns, and those that are shown otherwise than they are stored. */
  readonly and?: Properties;
  readonly optional?: Properties;
  readonly examples?: Readonly<Partial<Record<keyof T['columns'], unknown>>>;
}

/**
 * A row of a projection as a read shows it, so that a new column is described by itself. The column `ordinal` orders
 * pages and is never shown.
 */
export function rowSchema<T extends Table>(table: T, shown: Shown<T> = {}): AnswerSchema {
  const { only, without = [], and = {}, optional = {}, examples = {} } = shown;
  const hidden = new Set<string>(['ordinal', ...without, ...Object.keys(optional)]);
  const names = (only ?? Object.keys(table.columns)).filter((name) => !hidden.has(name));
  const given: Readonly<Record<string, unknown>> = examples;
  const columns = names.map((name) => [name, columnSchema(name, table.columns[name] ?? 'json', given[name])] as const);
  return shape({ ...Object.fromEntries(columns), ...and }, optional);
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

/** Positions that are shown are revisions: strings, for JavaScript's numbers end before them. */
const KINDS: Readonly<Record<ColumnKind, { readonly kind: string; readonly example: unknown }>> = {
  text: { kind: 'string', example: 'text' },
  integer: { kind: 'integer', example: 1 },
  position: { kind: 'string', example: '3' },
  boolean: { kind: 'boolean', example: false },
  json: { kind: 'object', example: {} },
};

/** Of columns whose name says what they hold. */
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
