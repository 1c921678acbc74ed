import type { RowOf, Table } from '#event-sourcing';
import type { SelectQueryBuilder } from 'kysely';

/** Kysely's view of one table. */
export type Rows<T extends Table> = SelectQueryBuilder<Readonly<Record<string, RowOf<T>>>, string, RowOf<T>>;

/**
 * What routes read: rows of projections, one table a query. Rows come decoded (booleans, JSON, positions as bigint).
 * A projection that is being built answers with a `Problem` 503 `read model is being built`.
 */
export interface ReadModels {
  rows<T extends Table>(table: T, build?: (rows: Rows<T>) => Rows<T>): Promise<readonly RowOf<T>[]>;
  row<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined>;
  /** Waits until every projection that owns the table is at this position, 3 s at most (`?atLeast=`). */
}

export const READ_MODELS = Symbol('ReadModels');
