import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LogReadOptions, LogSlice, StoredEvent, StreamName, StreamReadOptions } from '#event-sourcing';
import { readLimit, readStart } from '#event-sourcing';
import { EVENT_COLUMNS, toStoredEvent } from './stored-rows.js';

const GREATEST = 2n ** 63n - 1n;
/** Number of events that a filtered read searches in one turn of the event loop. */
const WINDOW = 5_000n;
/** CROSS JOIN prevents a plan that scans the streams first and sorts the whole log. */
const LOG = 'FROM events e CROSS JOIN streams s ON s.id = e.stream_id';
const STREAM = 'FROM streams s JOIN events e ON e.stream_id = s.id';
/** Stream names with the prefix lie between the prefix and its successor. */
const OURS = 's.name >= :prefix AND s.name < :behind';

/** Reads on a connection of its own: in WAL mode it sees every commit, and writers do not wait for it. */
export class EventReader {
  readonly #prefix: string;
  readonly #names: { readonly prefix: string; readonly behind: string };
  readonly #statements: Readonly<
    Record<'forwards' | 'backwards' | 'all' | 'filtered' | 'next' | 'last' | 'head' | 'firstStream', StatementSync>
  >;

  constructor(database: DatabaseSync, prefix: string) {
    this.#prefix = prefix;
    this.#names = { prefix, behind: successor(prefix) };
    const prepare = (sql: string): StatementSync => {
      const statement = database.prepare(sql);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      return statement;
    };
    const stream = `SELECT ${EVENT_COLUMNS} ${STREAM} WHERE s.name = :name AND e.revision`;
    const log = `SELECT ${EVENT_COLUMNS} ${LOG} WHERE e.position BETWEEN :first AND :last AND ${OURS}`;
    const category = "substr(s.name, 1, instr(s.name, '-') - 1) IN (SELECT value FROM json_each(:categories))";
    this.#statements = {
      forwards: prepare(`${stream} >= :from ORDER BY e.revision LIMIT :limit`),
      backwards: prepare(`${stream} <= :from ORDER BY e.revision DESC LIMIT :limit`),
      all: prepare(`${log} ORDER BY e.position LIMIT :limit`),
      filtered: prepare(`${log} AND ${category} ORDER BY e.position LIMIT :limit`),
      next: prepare('SELECT min(position) FROM events WHERE position > ?'),
      firstStream: prepare('SELECT name FROM streams ORDER BY id LIMIT 1'),
      last: prepare('SELECT max(position) FROM events'),
      head: prepare(`SELECT e.position ${LOG} WHERE s.name >= ? AND s.name < ? ORDER BY e.position DESC LIMIT 1`),
    };
  }

  readStream(stream: StreamName, { direction = 'forwards', from, limit }: StreamReadOptions): readonly StoredEvent[] {
    const start = clamp(readStart(from) ?? (direction === 'forwards' ? 0n : GREATEST));
    const rows = this.#statements[direction].all({ name: this.#prefix + stream, from: start, limit: readLimit(limit) });
    return this.#toEvents(rows);
  }

  async readLog({ after, filter, ...options }: LogReadOptions): Promise<LogSlice> {
    const limit = readLimit(options.limit);
    let position = readStart(after);
    const events: StoredEvent[] = [];
    for (;;) {
      const window = this.#readWindow(position, limit - events.length, filter?.categories);
      events.push(...window.events);
      position = window.position;
      if (window.head || events.length === limit) return { events, position, head: window.head };
      await nextTurn();
    }
  }

  head(): bigint | undefined {
    return one(this.#statements.head, this.#prefix, successor(this.#prefix));
  }

  /** Name of the file's oldest stream, with its prefix. */
  firstStream(): string | undefined {
    // With `setReturnArrays` a row is an array, contrary to its declared type.
    const row = this.#statements.firstStream.get() as unknown as readonly string[] | undefined;
    return row?.[0];
  }

  /** This store assigns positions without gaps; a gap would only cost one more query. */
  #readWindow(after: bigint | undefined, limit: number, categories: readonly string[] | undefined): LogSlice {
    const first = one(this.#statements.next, clamp(after ?? -1n));
    const end = one(this.#statements.last);
    if (first === undefined || end === undefined) return { events: [], position: after, head: true };
    const last = first + WINDOW < end ? first + WINDOW : end;
    const range = { first, last, limit, ...this.#names };
    const rows =
      categories === undefined
        ? this.#statements.all.all(range)
        : this.#statements.filtered.all({
            ...range,
            categories: JSON.stringify(categories.map((name) => this.#prefix + name)),
          });
    const events = this.#toEvents(rows);
    const position = events.length === limit ? (events.at(-1)?.position ?? last) : last;
    return { events, position, head: position === end };
  }

  #toEvents(rows: readonly unknown[]): StoredEvent[] {
    return Array.from(rows, (row) => toStoredEvent(row, this.#prefix));
  }
}

function one(statement: StatementSync, ...parameters: (bigint | string)[]): bigint | undefined {
  // With `setReturnArrays` a row is an array, contrary to its declared type.
  const row = statement.get(...parameters) as unknown as readonly (bigint | null)[] | undefined;
  return row?.[0] ?? undefined;
}

function clamp(value: bigint): bigint {
  return value > GREATEST ? GREATEST : value;
}

/** The first string after all strings with the prefix; for an empty prefix, after all strings. */
function successor(prefix: string): string {
  const last = prefix.charCodeAt(prefix.length - 1);
  return prefix === '' ? '\u{10ffff}' : prefix.slice(0, -1) + String.fromCharCode(last + 1);
}
