import type { RowChange, Table } from './table.js';

/** How far a projection is: `position` is that of the last event looked at, `undefined` before the first. */
export interface Checkpoint {
  readonly position: bigint | undefined;
  readonly version: number;
}

/**
 * Where projections keep their rows. Rows and checkpoint of a slice are written in one transaction.
 * Everything in it can be rebuilt from the log; losing it loses nothing.
 */
export interface ReadModelStore {
  /** The checkpoint of a projection, `undefined` when it was never started here. */
  checkpoint(projection: string): Promise<Checkpoint | undefined>;
  /** Drops the projection's tables, makes them anew and empty, and forgets its checkpoint, in one transaction. */
  reset(projection: string, version: number, tables: readonly Table[]): Promise<void>;
  write(projection: string, changes: readonly RowChange[], checkpoint: Checkpoint): Promise<void>;
}
