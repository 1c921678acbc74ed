import type { ColumnKind, Table } from '#event-sourcing';
import type { CompiledQuery, CreateTableBuilder } from 'kysely';
import { DummyDriver, Kysely, sql, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { kindOf } from './column-values.js';

/** Only compiles statements; the writer executes them in its own transactions. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

const TYPES: Readonly<Record<ColumnKind, 'text' | 'integer'>> = {
  text: 'text',
  integer: 'integer',
  position: 'integer',
  boolean: 'integer',
  json: 'text',
};

/** The statements that create a table and its indexes. */
export function createTable(table: Table): readonly string[] {
  let create: CreateTableBuilder<string, string> = compiler.schema.createTable(table.name);
  for (const [column, spec] of Object.entries(table.columns)) {
    const { kind, nullable } = kindOf(spec);
    create = create.addColumn(column, TYPES[kind], (definition) => (nullable ? definition : definition.notNull()));
  }
  const keyed = create.addPrimaryKeyConstraint(`${table.name} key`, [...table.key]).modifyEnd(sql`strict`);
  const indexes = table.indexes.map((columns) =>
    compiler.schema
      .createIndex(`${table.name} ${columns.join(' ')}`)
      .on(table.name)
      .columns([...columns]),
  );
  return [keyed, ...indexes].map((statement) => textOf(statement.compile()));
}

export function dropTable(name: string): string {
  return textOf(compiler.schema.dropTable(name).ifExists().compile());
}

function textOf({ sql: text, parameters }: CompiledQuery): string {
  if (parameters.length > 0) throw new Error('a table is made without values');
  return text;
}
