import type { RowOf, Table } from '#event-sourcing';
import type { SelectQueryBuilder } from 'kysely';

/** Kysely's view of one table. */
export type Rows<T extends Table> = SelectQueryBuilder<Readonly<Record<string, RowOf<T>>>, string, RowOf<T>>;

/**
 * The reads of routes: rows of projections, one table a query. Rows come decoded (booleans, JSON, positions as bigint).
 * Rows come in the requested order, and rows of equal rank by their key.
 * Every call rejects with `ReadModelNotReady` while the table's projection is being built or stands still, and with
 * `ReadModelsUnavailable` when the database cannot be read; both are answered 503.
 */
export interface ReadModels {
  /** @param beside tables that the conditions of `build` name: they must be ready too */
  rows<T extends Table>(
    table: T,
    build?: (rows: Rows<T>) => Rows<T>,
    beside?: readonly Table[],
  ): Promise<readonly RowOf<T>[]>;
  /** How many rows `build` leaves, counted up to `most`. */
  count<T extends Table>(table: T, build: (rows: Rows<T>) => Rows<T>, most: number): Promise<number>;
  /** One row with these values. */
  row<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined>;
}
