import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { AppendResult, ExpectedRevision, SerialisedEvent, StreamName } from '#event-sourcing';
import { readValue } from './connection.js';
import { isFault, isIoError, unavailable } from './sqlite-errors.js';

export interface CheckedAppend {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly SerialisedEvent[];
}

/** `failed`: a defect in this append alone; the other appends of the group are not affected. */
export type AppendOutcome =
  { readonly failed: false; readonly result: AppendResult } | { readonly failed: true; readonly error: unknown };

/** The group was not committed: each of its appends is rejected with `cause`. */
export class GroupFailed extends Error {
  override readonly name = 'GroupFailed';
  constructor(
    override readonly cause: unknown,
    /** The connection is in an unknown state and must be reopened. */
    readonly reopen: boolean,
  ) {
    super('the group was not committed', { cause });
  }
}

type Name =
  | 'begin'
  | 'commit'
  | 'rollback'
  | 'savepoint'
  | 'undo'
  | 'release'
  | 'stream'
  | 'last'
  | 'position'
  | 'addStream'
  | 'addEvent'
  | 'id'
  | 'positionOf';

const SQL: Readonly<Record<Name, string>> = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
  savepoint: 'SAVEPOINT one_append',
  undo: 'ROLLBACK TO one_append',
  release: 'RELEASE one_append',
  stream: 'SELECT id FROM streams WHERE name = ?',
  last: 'SELECT max(revision) FROM events WHERE stream_id = ?',
  position: 'SELECT max(position) FROM events',
  addStream: 'INSERT INTO streams (name) VALUES (?) RETURNING id',
  addEvent: 'INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)',
  id: 'SELECT id FROM events WHERE stream_id = ? AND revision = ?',
  positionOf: 'SELECT position FROM events WHERE stream_id = ? AND revision = ?',
};

/** Writes groups of appends, each group in one transaction. The folder's lock guarantees that there is only one writer. */
export class EventWriter {
  readonly #statements: Readonly<Record<Name, StatementSync>>;
  #position = 0n;

  constructor(
    readonly database: DatabaseSync,
    readonly prefix: string,
  ) {
    const prepare = (sql: string): StatementSync => {
      const statement = database.prepare(sql);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      return statement;
    };
    // SQL has exactly the keys of Name.
    this.#statements = Object.fromEntries(Object.entries(SQL).map(([name, sql]) => [name, prepare(sql)])) as Record<
      Name,
      StatementSync
    >;
  }

  /** Returns the outcomes in the order of the appends, after the commit. @throws GroupFailed */
  writeGroup(appends: readonly CheckedAppend[]): readonly AppendOutcome[] {
    let committing = false;
    try {
      this.#statements.begin.run();
      this.#position = integer(this.#statements.position) ?? 0n;
      const outcomes = appends.map((append) => this.#writeOne(append));
      committing = true;
      this.#statements.commit.run();
      return outcomes;
    } catch (error) {
      // After a failed fsync the commit may be in the file, and appear when the file is opened again.
      const outcome = committing && isIoError(error) ? 'unknown' : 'notWritten';
      throw new GroupFailed(unavailable(error, outcome), !this.#rolledBack() || isIoError(error));
    }
  }

  /** Writes and syncs one page that changes nothing. @throws an error of `node:sqlite` */
  probe(): void {
    const version = String(readValue(this.database, 'PRAGMA user_version'));
    try {
      this.database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; COMMIT`);
    } finally {
      this.#rolledBack();
    }
  }

  /** SQLite rolls back by itself on a full disk and some I/O errors; only `isTransaction` shows it. */
  #rolledBack(): boolean {
    try {
      if (this.database.isTransaction) this.#statements.rollback.run();
      return true;
    } catch {
      return false;
    }
  }

  #writeOne(append: CheckedAppend): AppendOutcome {
    const position = this.#position;
    this.#statements.savepoint.run();
    try {
      const result = this.#append(append);
      this.#statements.release.run();
      return { failed: false, result };
    } catch (error) {
      if (isFault(error) || !this.database.isTransaction) throw error;
      this.#statements.undo.run();
      this.#statements.release.run();
      this.#position = position;
      return { failed: true, error };
    }
  }

  /** The queries see the group's earlier appends, so that the expected revision is checked after them. */
  #append({ stream, expected, events }: CheckedAppend): AppendResult {
    const name = this.prefix + stream;
    const known = integer(this.#statements.stream, name);
    const actual = known === undefined ? 'noStream' : (integer(this.#statements.last, known) ?? 'noStream');
    if (actual !== expected) return this.#resent(known, expected, actual, events) ?? { appended: false, actual };
    const id = known ?? integer(this.#statements.addStream, name);
    let revision = next(expected) - 1n;
    for (const event of events) {
      revision += 1n;
      this.#position += 1n;
      this.#statements.addEvent.run(
        this.#position,
        id ?? null,
        revision,
        event.id,
        event.type,
        event.data,
        event.metadata,
      );
    }
    return { appended: true, revision, position: this.#position };
  }

  /** The original result, if exactly these events come after the expected revision. */
  #resent(
    stream: bigint | undefined,
    expected: ExpectedRevision,
    actual: ExpectedRevision,
    events: readonly SerialisedEvent[],
  ): AppendResult | undefined {
    if (stream === undefined || next(expected) + BigInt(events.length) > next(actual)) return undefined;
    const first = next(expected);
    const same = events.every(({ id }, index) => row(this.#statements.id, stream, first + BigInt(index))[0] === id);
    if (!same) return undefined;
    const revision = first + BigInt(events.length - 1);
    return { appended: true, revision, position: integer(this.#statements.positionOf, stream, revision) ?? 0n };
  }
}

function next(revision: ExpectedRevision): bigint {
  return revision === 'noStream' ? 0n : revision + 1n;
}

function row(statement: StatementSync, ...parameters: (bigint | string)[]): readonly unknown[] {
  // With `setReturnArrays` a row is an array, contrary to its declared type.
  return (statement.get(...parameters) as readonly unknown[] | undefined) ?? [];
}

/** The integer of the first column; undefined without a row and for NULL. */
function integer(statement: StatementSync, ...parameters: (bigint | string)[]): bigint | undefined {
  const [value] = row(statement, ...parameters);
  return typeof value === 'bigint' ? value : undefined;
}
