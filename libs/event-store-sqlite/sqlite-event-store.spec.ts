import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { eventStoreContract, policySnapshotContract } from '#event-sourcing/testing';
import { readValue } from './connection.js';
import type { SqliteEventStore } from './sqlite-event-store.js';
import { events, loggedIds, openInspected, openStore } from './stores.fixture.js';
import { temporaryFolder } from './temporary-folder.fixture.js';

policySnapshotContract('embedded', async () => {
  const store = await openStore({ folder: temporaryFolder() });
  return { store, dispose: () => store.close() };
});

eventStoreContract('embedded', async () => {
  const folder = temporaryFolder();
  const opened: SqliteEventStore[] = [];
  const open = async (): Promise<SqliteEventStore> => {
    const store = await openStore({ folder });
    opened.push(store);
    return store;
  };
  const store = await open();
  return {
    store,
    async reopen() {
      await store.close();
      return open();
    },
    async dispose() {
      for (const each of opened) await each.close();
    },
  };
});

describe('the embedded store', () => {
  it('uses a write-ahead log and syncs it at each commit', async () => {
    const { store, writing } = await openInspected(temporaryFolder());
    expect(readValue(writing(), 'PRAGMA journal_mode')).toBe('wal');
    expect(readValue(writing(), 'PRAGMA synchronous')).toBe(2);
    expect(readValue(writing(), 'PRAGMA cache_size')).toBe(-65536);
    expect(readValue(writing(), 'PRAGMA wal_autocheckpoint')).toBe(16000);
    await store.close();
  });

  it('has unique indexes only on stream names and on revisions within a stream', async () => {
    const { store, writing } = await openInspected(temporaryFolder());
    const unique = writing().prepare(
      `SELECT group_concat(c.name) AS columns FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
       WHERE t.type = 'table' AND i."unique" GROUP BY i.name ORDER BY 1`,
    );
    expect(unique.all().map((row) => row['columns'])).toEqual(['name', 'stream_id,revision']);
    await store.close();
  });

  it('does not read the streams of another prefix, and returns names without its own prefix', async () => {
    const folder = temporaryFolder();
    const mine = await openStore({ folder });
    await mine.append('thing-1', 'noStream', events(2));
    await mine.close();
    const theirs = await openStore({ folder, prefix: 'other_' });
    expect(await theirs.readLog()).toMatchObject({ events: [], head: true });
    expect(await theirs.head()).toBeUndefined();
    expect(await theirs.append('thing-1', 'noStream', events(1))).toMatchObject({ appended: true, revision: 0n });
    expect((await theirs.readStream('thing-1')).map((event) => event.stream)).toEqual(['thing-1']);
    await theirs.close();
    const again = await openStore({ folder });
    expect((await again.readLog({ filter: { categories: ['thing'] } })).events).toHaveLength(2);
    expect(await again.head()).toBe(2n);
    await again.close();
    const file = new DatabaseSync(join(folder, 'events.db'));
    expect(
      file
        .prepare('SELECT name FROM streams')
        .all()
        .map((row) => row['name']),
    ).toEqual(['lenkwerk_thing-1', 'other_thing-1']);
    file.close();
  });

  it('refuses a prefix with a hyphen', async () => {
    await expect(openStore({ folder: temporaryFolder(), prefix: 'a-' })).rejects.toThrow(RangeError);
  });

  it('counts exactly above 2^53', async () => {
    const folder = temporaryFolder();
    const { store, writing } = await openInspected(folder);
    const [first, ...rest] = events(3);
    await store.append('thing-1', 'noStream', first ? [first] : []);
    const large = 2n ** 53n + 1n;
    writing().prepare('UPDATE events SET position = ?, revision = ?').run(large, large);
    expect(await store.append('thing-1', large, rest)).toEqual({
      appended: true,
      revision: large + 2n,
      position: large + 2n,
    });
    const { events: log } = await store.readLog({ after: large });
    expect(log.map(({ position, revision }) => [position, revision])).toEqual([
      [large + 1n, large + 1n],
      [large + 2n, large + 2n],
    ]);
    expect(await store.readStream('thing-1', { from: large + 2n })).toHaveLength(1);
    expect(await store.append('thing-1', large, rest)).toMatchObject({ appended: true, revision: large + 2n });
    await store.close();
  });

  it('finds the few events of a category in a long log, past gaps', async () => {
    const { store, writing } = await openInspected(temporaryFolder());
    for (let index = 0; index < 7; index += 1) await store.append(`many-${index}`, 'noStream', events(1000, 1));
    await store.append('few-1', 'noStream', events(2));
    writing().exec('UPDATE events SET position = position + 1000000 WHERE position > 3000');
    const slice = await store.readLog({ filter: { categories: ['few'] } });
    expect(slice).toMatchObject({
      events: [{ stream: 'few-1' }, { stream: 'few-1' }],
      position: 1_007_002n,
      head: true,
    });
    expect(await loggedIds(store)).toHaveLength(7002);
    await store.close();
  });
});
