import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { startAppending } from './child-process.fixture.js';
import { StoreLocked } from './sqlite-errors.js';
import { lockStore } from './store-lock.js';
import { events, openStore } from './stores.fixture.js';
import { temporaryFolder } from './temporary-folder.fixture.js';

function overwriteMiddle(file: string): void {
  const descriptor = openSync(file, 'r+');
  const { size } = statSync(file);
  for (let page = 3; page < size / 4096; page += 2) writeSync(descriptor, Buffer.alloc(512, 0xff), 0, 512, page * 4096);
  closeSync(descriptor);
}

describe("the folder's lock", () => {
  it('refuses a second store and a tool, and names the folder', async () => {
    const folder = temporaryFolder();
    const store = await openStore({ folder });
    await expect(openStore({ folder })).rejects.toThrow(StoreLocked);
    expect(() => lockStore(folder)).toThrow(folder);
    await store.append('thing-1', 'noStream', events(1));
    await store.close();
    const tool = lockStore(folder);
    await expect(openStore({ folder })).rejects.toMatchObject({ name: 'StoreLocked', folder });
    tool.release('clean');
    await (await openStore({ folder })).close();
  });

  it('is held against other processes until they are killed', async () => {
    const folder = temporaryFolder();
    const child = startAppending(folder, { inFlight: 2 });
    await child.acknowledged(1);
    await expect(openStore({ folder })).rejects.toThrow(StoreLocked);
    const acknowledged = await child.kill();
    const store = await openStore({ folder });
    const ids = new Set((await store.readLog({ limit: 1000 })).events.map(({ id }) => id));
    for (const { ids: written } of acknowledged.slice(0, 50)) expect(written.every((id) => ids.has(id))).toBe(true);
    await store.close();
  });

  it('distinguishes an unclean stop from a clean one', () => {
    const folder = temporaryFolder();
    const first = lockStore(folder);
    expect(first.afterUncleanStop).toBe(false);
    first.release('unclean');
    const second = lockStore(folder);
    expect(second.afterUncleanStop).toBe(true);
    second.release('clean');
    const third = lockStore(folder);
    expect(third.afterUncleanStop).toBe(false);
    third.release('clean');
  });
});

describe('a damaged file', () => {
  it('is detected after an unclean stop, and the message names the remedy', async () => {
    const folder = temporaryFolder();
    const store = await openStore({ folder });
    await store.append('thing-1', 'noStream', events(500, 200));
    await store.close();
    overwriteMiddle(join(folder, 'events.db'));
    lockStore(folder).release('unclean');
    await expect(openStore({ folder })).rejects.toMatchObject({ name: 'StoreUnusable', reason: 'damaged' });
    await expect(openStore({ folder })).rejects.toThrow('restore the last backup');
  });

  it('is refused at once when it is no database', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'events.db'), 'not a database at all'.repeat(500));
    await expect(openStore({ folder })).rejects.toMatchObject({ name: 'StoreUnusable', reason: 'damaged' });
    expect(readFileSync(join(folder, 'events.db'), 'utf8')).toContain('not a database');
  });
});
