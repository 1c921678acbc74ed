import type { Readiness, RowOf, Table } from '#event-sourcing';
import { ReadModelNotReady } from '#event-sourcing';
import type { ReadModels, Rows } from '#http';
import type { Kysely } from 'kysely';

/** Whether a table may be read now. */
export type ReadinessOf = (table: string) => Readiness;

type StoredRow = Readonly<Record<string, unknown>>;

/** The differences between the databases. */
export interface ReadSide {
  /** Query builder for this table. */
  kysely(table: Table): Kysely<Readonly<Record<string, StoredRow>>>;
  /** Decoder for rows of this table. */
  decoder(table: Table): (stored: StoredRow) => Record<string, unknown>;
  /** Converts faults outside of the program to `ReadModelsUnavailable`. */
  translated(error: unknown): unknown;
}

/** Reads of projections' tables. */
export class TableReads implements ReadModels {
  readonly #decoders = new Map<Table, ReturnType<ReadSide['decoder']>>();

  constructor(
    private readonly side: ReadSide,
    private readonly readiness: ReadinessOf,
  ) {}

  /** @throws ReadModelNotReady, ReadModelsUnavailable */
  async rows<T extends Table>(
    table: T,
    build: (rows: Rows<T>) => Rows<T> = (all) => all,
    beside: readonly Table[] = [],
  ): Promise<readonly RowOf<T>[]> {
    const named = [table, ...beside];
    for (const one of named) this.#checkReady(one);
    // The type parameter is the table's definition, from which Kysely derives the columns.
    const query = build(this.side.kysely(table).selectFrom(table.name).selectAll() as unknown as Rows<T>);
    // The key at the end makes the order independent of rebuilds; its parts are columns of the table.
    const rows = await this.#execute(table.key.reduce((ordered, column) => ordered.orderBy(column as never), query));
    // A reset may have begun during the query.
    for (const one of named) this.#checkReady(one);
    const decode = this.#decoderOf(table);
    // The decoder converts each column to the type in the table's definition.
    return rows.map((row) => decode(row) as unknown as RowOf<T>);
  }

  async count<T extends Table>(table: T, build: (rows: Rows<T>) => Rows<T>, most: number): Promise<number> {
    this.#checkReady(table);
    const kysely = this.side.kysely(table);
    // The type parameter is the table's definition, from which Kysely derives the columns.
    const query = build(kysely.selectFrom(table.name).selectAll() as unknown as Rows<T>).limit(most);
    try {
      const counted = await kysely
        .selectFrom(query.as('counted'))
        .select(({ fn }) => fn.countAll().as('rows'))
        .executeTakeFirst();
      this.#checkReady(table);
      // SQLite answers a number, PostgreSQL a text.
      return Number(counted?.rows ?? 0);
    } catch (error) {
      throw this.side.translated(error);
    }
  }

  async row<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined> {
    const [row] = await this.rows(table, (all) => {
      let found = all.limit(1);
      // The type of `key` restricts names and values to the table's columns.
      for (const [column, value] of Object.entries(key)) found = found.where(column as never, '=', value as never);
      return found;
    });
    return row;
  }

  #checkReady({ name }: Table): void {
    const readiness = this.readiness(name);
    if (readiness !== 'ready') throw new ReadModelNotReady(name, readiness);
  }

  async #execute<T extends Table>(query: Rows<T>): Promise<readonly StoredRow[]> {
    try {
      return await query.execute();
    } catch (error) {
      throw this.side.translated(error);
    }
  }

  #decoderOf(table: Table): ReturnType<ReadSide['decoder']> {
    const known = this.#decoders.get(table) ?? this.side.decoder(table);
    this.#decoders.set(table, known);
    return known;
  }
}
