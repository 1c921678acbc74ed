import { StoreUnavailable } from '#event-sourcing';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from './connection.js';
import type { Connect } from './connection.js';
import { openSqliteEventStore } from './index.js';
import { itMounting, onSmallDisk } from './mounts.fixture.js';
import { temporaryFolder } from './temporary-folder.fixture.js';

function noted(text = 'x') {
  return { id: randomUUID(), type: 'Noted', data: { text }, metadata: {} };
}

async function storeWithOneEvent() {
  const folder = join(temporaryFolder(), 'data');
  const store = await openSqliteEventStore({ folder });
  await store.append('note-1', 'noStream', [noted()]);
  return { folder, store };
}

describe('an append is refused and the check fails while the server runs on', () => {
  it.each<readonly [string, (folder: string) => void]>([
    [
      'the folder was deleted',
      (folder) => {
        rmSync(folder, { recursive: true });
      },
    ],
    [
      'the folder was moved',
      (folder) => {
        renameSync(folder, `${folder}.moved`);
      },
    ],
    [
      'events.db was deleted',
      (folder) => {
        rmSync(join(folder, 'events.db'));
      },
    ],
    [
      'the write-ahead log was deleted',
      (folder) => {
        rmSync(join(folder, 'events.db-wal'));
      },
    ],
    [
      'the lock was deleted',
      (folder) => {
        rmSync(join(folder, 'lock.db'));
      },
    ],
    [
      'the folder was replaced by a copy',
      (folder) => {
        cpSync(folder, `${folder}.copy`, { recursive: true });
        renameSync(folder, `${folder}.old`);
        renameSync(`${folder}.copy`, folder);
      },
    ],
  ])('when %s', async (_what, lose) => {
    const { folder, store } = await storeWithOneEvent();
    lose(folder);
    await expect(store.append('note-1', 0n, [noted()])).rejects.toMatchObject({ outcome: 'notWritten' });
    await expect(store.check()).rejects.toThrow(StoreUnavailable);
    await store.close();
  });

  it('and goes on when the folder is back', async () => {
    const { folder, store } = await storeWithOneEvent();
    renameSync(folder, `${folder}.moved`);
    await expect(store.append('note-1', 0n, [noted()])).rejects.toThrow('was deleted or moved while the server runs');
    renameSync(`${folder}.moved`, folder);
    expect(await store.append('note-1', 0n, [noted()])).toMatchObject({ appended: true });
    await store.check();
    await store.close();
  });
});

it('a commit during which the file was deleted is not acknowledged', async () => {
  const { folder, store: first } = await storeWithOneEvent();
  await first.close();
  const deleting: Connect = (file, use) => {
    const database = connect(file, use);
    if (use !== 'write' || !file.endsWith('events.db')) return database;
    database.function('lose_the_file', () => {
      rmSync(folder, { recursive: true, force: true });
      return null;
    });
    return database;
  };
  const store = await openSqliteEventStore({ folder, connect: deleting });
  // The trigger runs within the transaction of the append, behind the check before it.
  const other = connect(join(folder, 'events.db'), 'write');
  other.exec('CREATE TRIGGER deletes AFTER INSERT ON events BEGIN SELECT lose_the_file(); END');
  other.close();
  await expect(store.append('note-1', 0n, [noted()])).rejects.toMatchObject({ outcome: 'unknown' });
  await store.close();
});

itMounting('a full disk')('the check fails while the disk is full, and succeeds when there is room again', async () => {
  await onSmallDisk(1, async (disk, resize) => {
    const folder = join(disk, 'data');
    mkdirSync(folder);
    const store = await openSqliteEventStore({ folder });
    await store.append('note-1', 'noStream', [noted()]);
    const filler = createWriteStream(join(disk, 'filler'));
    filler.end('x'.repeat(2 * 1024 * 1024));
    await expect(once(filler, 'finish')).rejects.toMatchObject({ code: 'ENOSPC' });
    await expect(store.append('note-1', 0n, [noted('x'.repeat(100_000))])).rejects.toThrow(StoreUnavailable);
    const refused = await store.check().catch((error: unknown) => error);
    resize(16);
    await store.check();
    expect(await store.append('note-2', 'noStream', [noted()])).toMatchObject({ appended: true });
    await store.close();
    expect(refused).toBeInstanceOf(StoreUnavailable);
  });
});
