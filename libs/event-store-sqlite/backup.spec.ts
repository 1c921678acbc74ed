import { copyFileSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { backupEventStore, restoreEventStore } from './backup.js';
import type { CopyProgress } from './backup.js';
import { startAppending } from './child-process.fixture.js';
import { itMounting, readOnly } from './mounts.fixture.js';
import type { SqliteEventStore } from './sqlite-event-store.js';
import { events, loggedIds, openStore, stream } from './stores.fixture.js';
import { temporaryFolder } from './temporary-folder.fixture.js';

async function storeOf(appends: number): Promise<SqliteEventStore> {
  const store = await openStore({ folder: temporaryFolder() });
  await Promise.all(
    Array.from({ length: appends }, (_, index) => store.append(stream(index), 'noStream', events(3, 3_000))),
  );
  return store;
}

async function restored(file: string): Promise<SqliteEventStore> {
  const folder = join(temporaryFolder(), 'restored');
  await restoreEventStore(file, folder);
  expect(readdirSync(folder)).toEqual(['events.db']);
  return openStore({ folder });
}

describe('a backup', () => {
  it('has all appends that were acknowledged before, each complete, while the store runs', async () => {
    const store = await storeOf(800);
    const before = await loggedIds(store);
    const file = join(temporaryFolder(), 'backup.db');
    const reports: CopyProgress[] = [];
    let during = 0;
    const copying = backupEventStore(store, file, (progress) => reports.push(progress)).then(() => true);
    for (let done = false; !done; during += 1) {
      await store.append(`during-${during}`, 'noStream', events(3, 500));
      done = await Promise.race([copying, Promise.resolve(false)]);
    }
    const copy = await restored(file);
    const ids = await loggedIds(copy);
    expect(ids.slice(0, before.length)).toEqual(before);
    expect(ids).toEqual((await loggedIds(store)).slice(0, ids.length));
    expect(ids.length % 3).toBe(0);
    expect(during).toBeGreaterThan(1);
    expect(reports.length).toBeGreaterThan(1);
    expect(reports.map(({ remainingPages }) => remainingPages)).toEqual(
      reports.map((report) => report.remainingPages).sort((a, b) => b - a),
    );
    expect(await copy.append(stream(0), 2n, events(1))).toMatchObject({ appended: true, revision: 3n });
    await copy.close();
    await store.close();
  });

  it("can be made of another process's store and of a closed one", async () => {
    const folder = temporaryFolder();
    const child = startAppending(folder, { inFlight: 2 });
    await child.acknowledged(20);
    const live = join(temporaryFolder(), 'live.db');
    await backupEventStore({ folder }, live);
    await child.kill();
    const copy = await restored(live);
    expect((await loggedIds(copy)).length).toBeGreaterThanOrEqual(20);
    await copy.close();

    const store = await storeOf(2);
    await store.close();
    const offline = join(temporaryFolder(), 'offline.db');
    await backupEventStore(store, offline);
    const other = await restored(offline);
    expect(await loggedIds(other)).toHaveLength(6);
    await other.close();
  });

  it('never overwrites a file, and is refused when there is no store', async () => {
    const store = await storeOf(1);
    const file = join(temporaryFolder(), 'backup.db');
    writeFileSync(file, 'precious');
    await expect(backupEventStore(store, file)).rejects.toMatchObject({ name: 'BackupRefused' });
    await expect(backupEventStore({ folder: temporaryFolder() }, `${file}.new`)).rejects.toThrow('no event store');
    await expect(backupEventStore(store, '/dev/null/backup.db')).rejects.toThrow('/dev/null');
    await store.close();
  });

  itMounting('a backup on a read-only medium')('can be restored from a read-only medium', async () => {
    const store = await storeOf(2);
    const medium = temporaryFolder();
    await backupEventStore(store, join(medium, 'backup.db'));
    await store.close();
    await readOnly(medium, async (view) => {
      const copy = await restored(join(view, 'backup.db'));
      expect(await loggedIds(copy)).toHaveLength(6);
      await copy.close();
    });
  });
});

describe('a restore', () => {
  it('refuses a folder that is not empty, and a file that is not there', async () => {
    const store = await storeOf(1);
    const file = join(temporaryFolder(), 'backup.db');
    await backupEventStore(store, file);
    await expect(restoreEventStore(file, store.folder)).rejects.toMatchObject({ name: 'BackupRefused' });
    await store.close();
    await expect(restoreEventStore(file, store.folder)).rejects.toThrow('not empty');
    await expect(restoreEventStore(`${file}.absent`, temporaryFolder())).rejects.toThrow('no file');
  });

  it('refuses damaged, newer and foreign files and leaves the folder empty', async () => {
    const store = await storeOf(50);
    const file = join(temporaryFolder(), 'backup.db');
    await backupEventStore(store, file);
    await store.close();
    const bad = (name: string, spoil: (copy: string) => void): string => {
      const copy = `${file}.${name}`;
      copyFileSync(file, copy);
      spoil(copy);
      return copy;
    };
    const sql = (text: string) => (copy: string) => {
      const database = new DatabaseSync(copy);
      database.exec(text);
      database.close();
    };
    const spoilt = {
      damaged: bad('cut', (copy) => {
        truncateSync(copy, 100_000);
      }),
      newerSchema: bad('newer', sql('PRAGMA user_version = 9')),
      foreign: bad('foreign', sql('PRAGMA application_id = 1')),
    };
    for (const [reason, copy] of Object.entries(spoilt)) {
      const folder = join(temporaryFolder(), reason);
      mkdirSync(folder);
      await expect(restoreEventStore(copy, folder)).rejects.toMatchObject({ name: 'StoreUnusable', reason });
      expect(readdirSync(folder)).toEqual([]);
    }
    const text = bad('text', (copy) => {
      writeFileSync(copy, 'no database'.repeat(1000));
    });
    await expect(restoreEventStore(text, temporaryFolder())).rejects.toMatchObject({ reason: 'damaged' });
    expect(existsSync(`${text}-wal`)).toBe(false);
  });
});
