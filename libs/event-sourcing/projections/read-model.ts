import type { Claim } from '../leases/tenure.js';
import type { LogMark } from './log-mark.js';
import type { RowChange, Table } from './table.js';

/** The progress of a projection. */
export interface Checkpoint {
  /** Position of the last processed event; `undefined` before the first. */
  readonly position: bigint | undefined;
  /** The last event known at or before the position; missing before the first, and in a checkpoint of an older program. */
  readonly mark?: LogMark;
  readonly version: number;
  /** Whether the projection has reached the log's end since its last reset. Before that its rows are incomplete. */
  readonly complete: boolean;
}

/**
 * The store of projections' rows. Rows and checkpoint of a slice are written in one transaction. Its content can be rebuilt
 * from the log. Every call rejects with `ReadModelsUnavailable` when the database cannot be used for now, and with
 * `ReadModelsFenced` after another server took over.
 */
export interface ReadModelStore {
  /** The checkpoint of a projection; `undefined` when there is none, or when its tables had another shape. */
  checkpoint(projection: string, tables: readonly Table[]): Promise<Checkpoint | undefined>;
  /** Recreates the projection's tables and deletes its checkpoint, in one transaction. */
  reset(projection: string, version: number, tables: readonly Table[]): Promise<void>;
  /**
   * Applies the changes in order. @throws RowRefused when nothing was written; ReadModelsSetBack when the database has
   * another checkpoint than the one that was read or written last.
   */
  write(projection: string, changes: readonly RowChange[], checkpoint: Checkpoint): Promise<void>;
}

/** The claim in a fence. A program before this one kept the epoch alone; 0 before the first claim. */
export type FenceClaim = Pick<Claim, 'epoch'> & Partial<Claim>;

/** The fence of a store that several servers share: only one server at a time writes. */
export interface Fence {
  /** The claim that took over last. */
  last(): Promise<FenceClaim>;
  /**
   * Takes over writing. From now on writes and resets of every other claim, and of none, reject with `ReadModelsFenced` and
   * write nothing. Waits some seconds for a write of another server that has begun. The same claim again changes nothing.
   * `instead` names a claim of another history of the log, which is replaced whatever its epoch.
   * @throws ReadModelsFenced when a later claim of the same series, or a claim of another series, took over before, or
   * when the last claim is not `instead`
   */
  takeOver(claim: Claim, instead?: FenceClaim): Promise<void>;
}

export class ReadModelsUnavailable extends Error {
  override readonly name: string = 'ReadModelsUnavailable';
}

/** Another server writes the read models. A caller may treat it like any `ReadModelsUnavailable`. */
export class ReadModelsFenced extends ReadModelsUnavailable {
  override readonly name = 'ReadModelsFenced';
  constructor() {
    super('another server has taken over writing the read models');
  }
}

/**
 * The database has lost commits, or has a commit whose answer was lost: after a failover, a restored backup, or a broken
 * connection. Nothing was written. Read the checkpoint and continue there.
 */
export class ReadModelsSetBack extends ReadModelsUnavailable {
  override readonly name = 'ReadModelsSetBack';
  constructor(projection: string) {
    super(`the read database has the projection ${projection} at another position than it was written last`);
  }
}

/** A value does not fit its column. The message has table and column, never the value. */
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
