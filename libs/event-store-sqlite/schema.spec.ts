import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '#event-sourcing';
import { events, openStore } from './stores.fixture.js';
import { temporaryFolder } from './temporary-folder.fixture.js';

function change(folder: string, sql: string): void {
  const file = new DatabaseSync(join(folder, 'events.db'));
  file.exec(sql);
  file.close();
}

describe('a foreign file', () => {
  it('of a newer Lenkwerk is refused with advice, and not changed', async () => {
    const folder = temporaryFolder();
    const store = await openStore({ folder });
    await store.append('thing-1', 'noStream', events(1));
    await store.close();
    change(folder, 'PRAGMA user_version = 2');
    await expect(openStore({ folder })).rejects.toMatchObject({
      name: 'StoreUnusable',
      reason: 'newerSchema',
    });
    await expect(openStore({ folder })).rejects.toThrow('start the newer version');
    change(folder, 'PRAGMA user_version = 1');
    const again = await openStore({ folder });
    expect((await again.readLog()).events).toHaveLength(1);
    await again.close();
  });

  it('of another program is refused and not written to', async () => {
    const folder = join(temporaryFolder(), 'new', 'folder');
    mkdirSync(folder, { recursive: true });
    change(folder, 'CREATE TABLE notes (text TEXT)');
    await expect(openStore({ folder })).rejects.toMatchObject({ name: 'StoreUnusable', reason: 'foreign' });
    const file = new DatabaseSync(join(folder, 'events.db'));
    expect(
      file
        .prepare('SELECT name FROM sqlite_schema')
        .all()
        .map((row) => row['name']),
    ).toEqual(['notes']);
    file.close();
  });
});

describe('a missing folder', () => {
  it('is created', async () => {
    const store = await openStore({ folder: join(temporaryFolder(), 'new', 'folder') });
    expect(await store.append('thing-1', 'noStream', events(1))).toMatchObject({ appended: true });
    await store.close();
  });

  it('that cannot be created is named in the error', async () => {
    await expect(openStore({ folder: '/dev/null/store' })).rejects.toThrow(StoreUnavailable);
    await expect(openStore({ folder: '/dev/null/store' })).rejects.toThrow('/dev/null/store');
  });
});
