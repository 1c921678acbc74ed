import type { RowChange, Table } from './table.js';

/** How far a projection is. */
export interface Checkpoint {
  /** Of the last event looked at, `undefined` before the first. */
  readonly position: bigint | undefined;
  readonly version: number;
  /** It was at the log's end once since it was reset. Until then its rows are half a story. */
  readonly complete: boolean;
}

/**
 * Where projections keep their rows. Rows and checkpoint of a slice are written in one transaction.
 * Everything in it can be rebuilt from the log; losing it loses nothing.
 * Every call rejects with `ReadModelsUnavailable` when the database cannot be used for now, and with
 * `ReadModelsFenced`, for ever, once another server took over.
 */
export interface ReadModelStore {
  /** The checkpoint of a projection; `undefined` when it was never started here, or with tables of another shape. */
  checkpoint(projection: string, tables: readonly Table[]): Promise<Checkpoint | undefined>;
  /** Drops the projection's tables, makes them anew and empty, and forgets its checkpoint, in one transaction. */
  reset(projection: string, version: number, tables: readonly Table[]): Promise<void>;
  /**
   * Applies the changes in order. @throws RowRefused, and then nothing was written; ReadModelsSetBack when the database
   * knows another checkpoint than the last that was read or written here.
   */
  write(projection: string, changes: readonly RowChange[], checkpoint: Checkpoint): Promise<void>;
}

/** A store that several servers share, and one of them at a time writes. */
export interface Fence {
  /**
   * From now on writes and resets of every store that took over with a lower epoch, or never, reject with
   * `ReadModelsFenced` and write nothing; so does this one's after somebody took over with a higher one. What another
   * writer has begun is waited for, some seconds at most. The same epoch again changes nothing.
   * @throws ReadModelsFenced when a higher epoch took over before
   */
  takeOver(epoch: bigint): Promise<void>;
}

export class ReadModelsUnavailable extends Error {
  override readonly name: string = 'ReadModelsUnavailable';
}

/** Another server writes the read models. Who treats it as any `ReadModelsUnavailable` rests and loses nothing. */
export class ReadModelsFenced extends ReadModelsUnavailable {
  override readonly name = 'ReadModelsFenced';
  constructor() {
    super('another server has taken over writing the read models');
  }
}

/**
 * The database lost commits, or it knows of one whose answer was lost: a failover, a restored backup, a broken
 * connection. Nothing was written; ask for the checkpoint and go on there.
 */
export class ReadModelsSetBack extends ReadModelsUnavailable {
  override readonly name = 'ReadModelsSetBack';
  constructor(projection: string) {
    super(`the read database has the projection ${projection} at another position than it was written last`);
  }
}

/** A row that does not fit its table. The message names table and column, never a value. */
export class RowRefused extends Error {
  override readonly name = 'RowRefused';
}

/** The read database holds the read models of another log. */
export class ReadDatabaseOfAnotherLog extends Error {
  override readonly name = 'ReadDatabaseOfAnotherLog';
  constructor(place: string, found: string, wanted: string) {
    super(
      `the read database ${place} belongs to the log ${found}, the event store holds the log ${wanted}: `
        + 'delete it (it is built anew from the log), or point to another one',
    );
  }
}

export type Readiness = 'ready' | 'building' | 'stopped';

/** A table cannot be read now: its rows are incomplete, or its projection stands still. */
export class ReadModelNotReady extends Error {
  override readonly name = 'ReadModelNotReady';
  constructor(
    readonly table: string,
    readonly readiness: Exclude<Readiness, 'ready'>,
  ) {
    super(`the read model ${table} is ${readiness === 'building' ? 'being built' : 'standing still'}`);
  }
}
