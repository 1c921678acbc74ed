import { spawnSync } from 'node:child_process';
import { builtFile } from './child-process.fixture.js';
import { readValue } from './connection.js';
import { itMounting, onSmallDisk, readOnly } from './mounts.fixture.js';
import { appendUntilUnavailable, events, loggedIds, openInspected, openStore } from './stores.fixture.js';
import { temporaryFolder } from './temporary-folder.fixture.js';

const NOT_WRITTEN = { name: 'StoreUnavailable', outcome: 'notWritten' };

describe('a full disk', () => {
  it('rejects the appends of the group and loses no acknowledged append', async () => {
    const folder = temporaryFolder();
    const { store, writing } = await openInspected(folder);
    const pages = Number(readValue(writing(), 'PRAGMA page_count'));
    writing().exec(`PRAGMA max_page_count = ${pages + 20}`);
    const { acknowledged, error } = await appendUntilUnavailable(store, 5_000);
    expect(error).toMatchObject(NOT_WRITTEN);
    expect(acknowledged.length).toBeGreaterThan(3);
    const together = await Promise.allSettled([
      store.append('small-1', 'noStream', events(1, 1)),
      store.append('large-1', 'noStream', events(10, 50_000)),
    ]);
    expect(together).toMatchObject([{ reason: NOT_WRITTEN }, { reason: NOT_WRITTEN }]);
    expect(await loggedIds(store)).toEqual(acknowledged);
    writing().exec('PRAGMA max_page_count = 1000000');
    expect(await store.append('large-1', 'noStream', events(10, 50_000))).toMatchObject({
      appended: true,
      revision: 9n,
    });
    await store.close();
    const again = await openStore({ folder });
    expect(await loggedIds(again)).toEqual([
      ...acknowledged,
      ...(await again.readStream('large-1')).map(({ id }) => id),
    ]);
    await again.close();
  });

  itMounting('a really full disk')('has the same effect on a real file system', async () => {
    await onSmallDisk(2, async (folder, resize) => {
      const store = await openStore({ folder });
      const { acknowledged, error } = await appendUntilUnavailable(store, 20_000);
      expect(error).toMatchObject(NOT_WRITTEN);
      expect(await loggedIds(store)).toEqual(acknowledged);
      await expect(store.append('thing-1', 'noStream', events(3, 20_000))).rejects.toMatchObject(NOT_WRITTEN);
      resize(16);
      expect(await store.append('thing-1', 'noStream', events(3, 20_000))).toMatchObject({ appended: true });
      await store.close();
      const again = await openStore({ folder });
      expect((await loggedIds(again)).slice(0, -3)).toEqual(acknowledged);
      await again.close();
    });
  });

  itMounting('closing on a full disk')(
    'does not prevent a store from closing, and the next start reads its events',
    async () => {
      await onSmallDisk(2, async (folder, resize) => {
        const store = await openStore({ folder });
        const { acknowledged } = await appendUntilUnavailable(store, 20_000);
        await store.close();
        resize(16);
        const again = await openStore({ folder });
        expect(await loggedIds(again)).toEqual(acknowledged);
        await again.close();
      });
    },
  );
});

describe('a file that cannot be written', () => {
  it('refuses appends and still reads; afterwards appends work again', async () => {
    const { store, writing } = await openInspected(temporaryFolder());
    await store.append('thing-1', 'noStream', events(2));
    writing().exec('PRAGMA query_only = 1');
    await expect(store.append('thing-1', 1n, events(1))).rejects.toMatchObject(NOT_WRITTEN);
    expect(await store.readStream('thing-1')).toHaveLength(2);
    writing().exec('PRAGMA query_only = 0');
    expect(await store.append('thing-1', 1n, events(1))).toMatchObject({ appended: true, revision: 2n });
    await store.close();
  });

  itMounting('a read-only folder')('is reported when the store is opened in a read-only folder', async () => {
    const folder = temporaryFolder();
    const store = await openStore({ folder });
    await store.append('thing-1', 'noStream', events(2));
    await store.close();
    await readOnly(folder, async (view) => {
      await expect(openStore({ folder: view })).rejects.toMatchObject(NOT_WRITTEN);
    });
    const again = await openStore({ folder });
    expect(await loggedIds(again)).toHaveLength(2);
    await again.close();
  });

  it('is unavailable only while another program writes to it', async () => {
    const folder = temporaryFolder();
    const { store } = await openInspected(folder);
    const other = await openInspected(temporaryFolder());
    const file = `${folder}/events.db`;
    other.writing().exec(`ATTACH '${file}' AS foreign_file; BEGIN; DELETE FROM foreign_file.events`);
    await expect(store.append('thing-1', 'noStream', events(1))).rejects.toMatchObject(NOT_WRITTEN);
    other.writing().exec('ROLLBACK; DETACH foreign_file');
    expect(await store.append('thing-1', 'noStream', events(1))).toMatchObject({ appended: true });
    await store.close();
    await other.store.close();
  });
});

function mayLimit(): boolean {
  const probe = spawnSync('prlimit', ['--fsize=1000000:unlimited', 'true']);
  if (probe.status === 0) return true;
  process.stderr.write('an I/O error was not tested: prlimit is not installed or not allowed\n');
  return false;
}

describe('an I/O error', () => {
  (mayLimit() ? it : it.skip)('leaves the outcome open, and the file is opened again for the next append', async () => {
    const folder = temporaryFolder();
    const run = spawnSync(process.execPath, [builtFile('io-error-process.fixture.js'), folder], { encoding: 'utf8' });
    expect({ status: run.status, stderr: run.stderr }).toMatchObject({ status: 0 });
    const lines = run.stdout.trim().split('\n');
    expect(lines).toEqual([
      'before: appended',
      'during: StoreUnavailable unknown',
      'still: StoreUnavailable',
      'behind: appended',
    ]);
    const store = await openStore({ folder });
    const streams = (await store.readLog()).events.map(({ stream }) => stream);
    expect(streams.filter((stream) => stream === 'before-1')).toHaveLength(3);
    expect(streams.filter((stream) => stream === 'behind-1')).toHaveLength(3);
    await store.close();
  });
});
