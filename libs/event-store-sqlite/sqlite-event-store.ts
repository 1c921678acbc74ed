import { missingFolders } from '#durable-folders';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  LogReadOptions,
  LogSlice,
  NewEvent,
  StoredEvent,
  StreamName,
  StreamReadOptions,
  SubscribeOptions,
} from '#event-sourcing';
import { AppendSignal, StoreUnavailable, serialiseAppend, subscribeByReading } from '#event-sourcing';
import { connect as openDatabase } from './connection.js';
import type { Connect } from './connection.js';
import { openEventFile } from './event-file.js';
import type { EventFile } from './event-file.js';
import { GroupFailed } from './event-writer.js';
import type { AppendOutcome, CheckedAppend } from './event-writer.js';
import { GroupCommit } from './group-commit.js';
import { unavailable } from './sqlite-errors.js';
import { lockStore } from './store-lock.js';
import type { StoreLock } from './store-lock.js';
import { syncToDisk } from './sync-to-disk.js';

export interface SqliteEventStoreOptions {
  /** Created when it is missing. Contains `events.db`, its write-ahead log, and `lock.db`. */
  readonly folder: string;
  /** Letters, digits and underscores; default `lenkwerk_`. Of two prefixes in a file none may begin with the other. */
  readonly prefix?: string;
  readonly connect?: Connect;
}

/**
 * Opens the embedded store and takes its folder's lock.
 * @throws StoreLocked, StoreUnusable (damaged after an unclean stop, newer schema, another program's file),
 * StoreUnavailable (disk or file system refuse)
 */
export function openSqliteEventStore(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
  // Opening is synchronous; the promise only turns its errors into rejections.
  return new Promise((opened) => {
    opened(openStore(options));
  });
}

function openStore({
  folder,
  prefix = 'lenkwerk_',
  connect = openDatabase,
}: SqliteEventStoreOptions): SqliteEventStore {
  if (!/^\w*$/.test(prefix)) throw new RangeError(`a prefix has only letters, digits and underscores, not "${prefix}"`);
  makeFolder(folder);
  let lock: StoreLock | undefined;
  try {
    lock = lockStore(folder, connect);
    const file = openEventFile(folder, prefix, connect, lock.afterUncleanStop);
    const reopen = (): EventFile => openEventFile(folder, prefix, connect, false);
    return new SqliteEventStore(folder, file, reopen, lock);
  } catch (error) {
    lock?.release(lock.afterUncleanStop ? 'unclean' : 'clean');
    throw unavailable(error, 'notWritten');
  }
}

function makeFolder(folder: string): void {
  try {
    for (const path of missingFolders(folder)) {
      mkdirSync(path);
      syncToDisk(dirname(path));
    }
  } catch (error) {
    throw new StoreUnavailable(`the event store's folder ${folder} cannot be made`, 'notWritten', { cause: error });
  }
}

export class SqliteEventStore implements EventStore {
  readonly #appended = new AppendSignal();
  readonly #groups = new GroupCommit((group) => this.#writeGroup(group));
  #closed = false;
  /** `undefined` after an I/O error, until the file was opened again. */
  #file: EventFile | undefined;
  #opened: EventFile;
  /** The last group was not committed: `check` writes a probe until one succeeds. */
  #failed = false;

  constructor(
    readonly folder: string,
    file: EventFile,
    readonly reopen: () => EventFile,
    readonly lock: StoreLock,
  ) {
    this.#file = file;
    this.#opened = file;
  }

  async append(stream: StreamName, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const serialised = serialiseAppend(stream, events);
    this.#refuseWhenClosed();
    return this.#groups.append({ stream, expected, events: serialised });
  }

  readStream(stream: StreamName, options: StreamReadOptions = {}): Promise<readonly StoredEvent[]> {
    return this.#read(({ reader }) => reader.readStream(stream, options));
  }

  readLog(options: LogReadOptions = {}): Promise<LogSlice> {
    return this.#read(({ reader }) => reader.readLog(options));
  }

  head(): Promise<bigint | undefined> {
    return this.#read(({ reader }) => reader.head());
  }

  /** Whether appends can be taken now. @throws StoreUnavailable: the files are gone, or the disk refused and still does */
  async check(): Promise<void> {
    await this.#read((file) => {
      file.files.check('notWritten');
      if (this.#failed) file.writer.probe();
      this.#failed = false;
    });
  }

  /** Name of the file's oldest stream with its prefix, which may be a foreign one; `undefined` in an empty file. */
  firstStream(): Promise<string | undefined> {
    return this.#read(({ reader }) => reader.firstStream());
  }

  subscribe(options: SubscribeOptions): AsyncIterable<LogSlice> {
    return subscribeByReading((read) => this.readLog(read), this.#appended, options);
  }

  close(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#groups.drain();
    this.#closed = true;
    const clean = this.#file?.close() ?? false;
    this.lock.release(clean ? 'clean' : 'unclean');
    this.#appended.raise();
    return Promise.resolve();
  }

  #writeGroup(group: readonly CheckedAppend[]): readonly AppendOutcome[] {
    try {
      const { files, writer } = this.#openFile();
      files.check('notWritten');
      const outcomes = writer.writeGroup(group);
      // The commit may have gone into a file that was deleted meanwhile: nothing of it is acknowledged.
      files.check('unknown');
      this.#failed = false;
      this.#appended.raise();
      return outcomes;
    } catch (error) {
      this.#failed = true;
      if (!(error instanceof GroupFailed)) throw unavailable(error, 'notWritten');
      if (error.reopen) this.#abandonFile();
      throw error;
    }
  }

  async #read<Result>(read: (file: EventFile) => Result | Promise<Result>): Promise<Result> {
    this.#refuseWhenClosed();
    try {
      return await read(this.#openFile());
    } catch (error) {
      throw unavailable(error, 'notWritten');
    }
  }

  #openFile(): EventFile {
    if (this.#file === undefined) {
      // Opening a path without a file would begin an empty log.
      this.#opened.database.check('notWritten');
      this.#file = this.#opened = this.reopen();
    }
    return this.#file;
  }

  #abandonFile(): void {
    this.#file?.close();
    this.#file = undefined;
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new StoreUnavailable('the event store is closed', 'notWritten');
  }
}
