import type { ReadModelStore } from '#event-sourcing';
import { put, ReadDatabaseOfAnotherLog, ReadModelsUnavailable, table } from '#event-sourcing';
import { closeSync, existsSync, openSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { LOG } from './projected-log.fixture.js';
import type { ReadDatabase } from './read-database.js';
import { NoReadDatabase } from './read-file.js';
import { newFile } from './read-places.fixture.js';
import { openSqliteReadDatabase } from './sqlite-read-database.js';

const notes = table({ name: 'notes', columns: { id: 'text' }, key: ['id'] });

let file = newFile();
let database: ReadDatabase;
let store: ReadModelStore;
const reports: string[] = [];

function open(log: string = LOG): void {
  database = openSqliteReadDatabase({ file, log, report: (line) => reports.push(line) });
  store = database.store;
}

beforeEach(async () => {
  file = newFile();
  reports.length = 0;
  open();
  await store.reset('notes', 1, [notes]);
});
afterEach(async () => {
  await database.close();
});

describe('the file of the read database', () => {
  it('belongs to one log', async () => {
    await database.close();
    expect(() => {
      open('another');
    }).toThrow(ReadDatabaseOfAnotherLog);
    open();
  });

  it('of the format without events at checkpoints keeps its rows and checkpoints', async () => {
    const mark = { stream: 'note-a', revision: 0n, event: 'e1' } as const;
    await store.write('notes', [put(notes, { id: 'a' })], { position: 1n, mark, version: 1, complete: true });
    await database.close();
    const older = new DatabaseSync(file);
    for (const column of ['event_stream', 'event_revision', 'event_id']) {
      older.exec(`ALTER TABLE _projections DROP COLUMN ${column}`);
    }
    older.exec('PRAGMA user_version = 1');
    older.close();
    open();
    expect(reports).toEqual([]);
    expect(await store.checkpoint('notes', [notes])).toEqual({ position: 1n, version: 1, complete: true });
    expect(await database.reads(() => 'ready').rows(notes)).toEqual([{ id: 'a' }]);
    await store.write('notes', [], { position: 1n, mark, version: 1, complete: true });
    expect(await store.checkpoint('notes', [notes])).toMatchObject({ mark });
  });

  it('uses a write-ahead log, and overwrites deleted content', async () => {
    await database.close();
    const connection = new DatabaseSync(file);
    expect(connection.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    connection.close();
    open();
  });

  it.each([
    [
      'is text',
      () => {
        writeFileSync(file, 'no database'.repeat(1000));
      },
    ],
    [
      'was cut off',
      () => {
        truncateSync(file, Math.floor(statSync(file).size / 2));
      },
    ],
    [
      'has a page of rubbish',
      () => {
        const handle = openSync(file, 'r+');
        writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, 4096);
        closeSync(handle);
      },
    ],
  ])('is moved aside and begun anew when it %s', async (_, damage) => {
    await database.close();
    damage();
    open();
    expect(reports[0]).toContain('moved to');
    expect(existsSync(`${file}.damaged`)).toBe(true);
    expect(await store.checkpoint('notes', [notes])).toBeUndefined();
  });

  it('is not changed when it belongs to another program', async () => {
    await database.close();
    const other = newFile();
    const foreign = new DatabaseSync(other);
    foreign.exec('CREATE TABLE events (id INTEGER)');
    foreign.close();
    expect(() => openSqliteReadDatabase({ file: other, log: LOG })).toThrow(NoReadDatabase);
    open();
  });

  it('that cannot be written is reported as unavailable', async () => {
    const other = new DatabaseSync(file);
    other.exec('BEGIN EXCLUSIVE');
    const write = () => store.write('notes', [put(notes, { id: 'a' })], { position: 1n, version: 1, complete: true });
    await expect(write()).rejects.toBeInstanceOf(ReadModelsUnavailable);
    other.close();
    await write();
  });
});
