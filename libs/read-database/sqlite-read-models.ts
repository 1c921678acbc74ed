import type { Readiness, RowOf, Table } from '#event-sourcing';
import { ReadModelNotReady } from '#event-sourcing';
import type { ReadModels, Rows } from '#http';
import { Kysely } from 'kysely';
import type { DatabaseSync } from 'node:sqlite';
import { rowDecoder } from './column-values.js';
import { nodeSqliteDialect } from './sqlite-dialect.js';
import { translated } from './sqlite-errors.js';

/** Whether a table may be read now. */
export type ReadinessOf = (table: string) => Readiness;

type Decode = ReturnType<typeof rowDecoder>;

/** Reads on a connection of its own: it sees whole slices, and no writer waits for it. */
export class SqliteReadModels implements ReadModels {
  readonly #kysely: Kysely<Readonly<Record<string, Readonly<Record<string, unknown>>>>>;
  readonly #decoders = new Map<Table, Decode>();

  constructor(
    database: DatabaseSync,
    private readonly file: string,
    private readonly readiness: ReadinessOf,
  ) {
    this.#kysely = new Kysely({ dialect: nodeSqliteDialect(database) });
  }

  /** @throws ReadModelNotReady, ReadModelsUnavailable */
  async rows<T extends Table>(
    table: T,
    build: (rows: Rows<T>) => Rows<T> = (all) => all,
  ): Promise<readonly RowOf<T>[]> {
    this.#checkReady(table);
    // Kysely knows the table's columns by its definition, which is the type parameter.
    const query = build(this.#kysely.selectFrom(table.name).selectAll() as unknown as Rows<T>);
    // Without the key (columns of the table) at its end an order would be another one after each rebuild.
    const rows = await this.#execute(table.key.reduce((ordered, column) => ordered.orderBy(column as never), query));
    // A reset may have begun since.
    this.#checkReady(table);
    const decode = this.#decoderOf(table);
    // The decoder makes each column what the table says of it.
    return rows.map((row) => decode(row) as unknown as RowOf<T>);
  }

  async row<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined> {
    const [row] = await this.rows(table, (all) => {
      let found = all.limit(1);
      // Names and values are those of the table's columns, by the type of `key`.
      for (const [column, value] of Object.entries(key)) found = found.where(column as never, '=', value as never);
      return found;
    });
    return row;
  }

  async close(): Promise<void> {
    await this.#kysely.destroy();
  }

  #checkReady({ name }: Table): void {
    const readiness = this.readiness(name);
    if (readiness !== 'ready') throw new ReadModelNotReady(name, readiness);
  }

  async #execute<T extends Table>(query: Rows<T>): Promise<readonly Readonly<Record<string, unknown>>[]> {
    try {
      return await query.execute();
    } catch (error) {
      throw translated(error, this.file);
    }
  }

  #decoderOf(table: Table): Decode {
    const known = this.#decoders.get(table) ?? rowDecoder(table);
    this.#decoders.set(table, known);
    return known;
  }
}
