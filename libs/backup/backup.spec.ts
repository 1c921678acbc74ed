import { makeFolder } from '#durable-folders';
import { openFileDocuments } from '#documents';
import type { NewEvent } from '#event-sourcing';
import { openLog } from '#event-sourcing';
import { lockStore, openSqliteEventStore } from '#event-store-sqlite';
import { openFileKeyStore } from '#key-store';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MadeBackup } from './index.js';
import { makeBackup, refuseTarget, restoreBackup } from './index.js';

const NOW = '2019-02-14T16:00:00.000Z';
const KEY_ID = '3f1c0c1e-5f0f-4f5e-9a53-2f8f6f0e6c11';
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-backup-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function noted(text: string): NewEvent {
  return { id: crypto.randomUUID(), type: 'Noted', data: { text }, metadata: {} };
}

/** A server's data folder, and a backup of it that was made while its store was open. */
async function backedUp(): Promise<MadeBackup & { readonly data: string; readonly document: string }> {
  const data = newFolder();
  const store = await openSqliteEventStore({ folder: data });
  const keys = openFileKeyStore(join(data, 'keys'));
  const { log } = await openLog(store, { clock: 'real', zone: 'Europe/Berlin', municipality: 'Ludwigshafen am Rhein' });
  await keys.createDataKey(KEY_ID);
  const document = await openFileDocuments(join(data, 'documents')).put(Buffer.from('Kenntnis genommen.'));
  await store.append('note-1', 'noStream', [noted('before')]);
  const made = await makeBackup({ data, prefix: 'lenkwerk_', log, store, keys, version: '0.1.0' }, NOW);
  await store.append('note-1', 0n, [noted('after')]);
  await store.close();
  return { ...made, data, document };
}

async function textsIn(data: string): Promise<readonly unknown[]> {
  const store = await openSqliteEventStore({ folder: data });
  const events = await store.readStream('note-1');
  await store.close();
  return events.map((event) => event.data);
}

describe('a backup', () => {
  it('is a copy of events and documents with a manifest, and a separate copy of the keys', async () => {
    const { data, folder, keysFolder, manifest, document } = await backedUp();
    expect(readdirSync(join(data, 'backups')).sort()).toEqual(['20190214T160000000Z', '20190214T160000000Z-keys']);
    expect(readdirSync(folder).sort()).toEqual(['documents', 'events.db', 'manifest.json']);
    expect(readdirSync(keysFolder).sort()).toEqual([`${KEY_ID}.key`, 'log.key']);
    expect(statSync(keysFolder).mode & 0o777).toBe(0o700);
    expect(manifest).toMatchObject({ createdAt: NOW, position: '2', version: '0.1.0', damagedDocuments: [] });
    expect(manifest.files.map(({ path }) => path.split('/').at(-1))).toEqual(['events.db', document]);
  });

  it('is restored to a data folder with the content at the time of the backup', async () => {
    const { folder, keysFolder, document } = await backedUp();
    const data = join(newFolder(), 'new');
    const restored = await restoreBackup({ from: folder, keysFrom: keysFolder, data });
    expect(restored).toMatchObject({ keys: 2, destroyedKeys: 0 });
    expect(await textsIn(data)).toEqual([{ text: 'before' }]);
    expect(await openFileDocuments(join(data, 'documents')).has(document)).toBe(true);
    expect(await openFileKeyStore(join(data, 'keys')).dataKey(KEY_ID)).toHaveLength(32);
  });

  it('omits a damaged document and names it', async () => {
    const { data, document } = await backedUp();
    writeFileSync(join(data, 'documents', document.slice(0, 2), document.slice(2, 4), document), 'something else');
    const store = await openSqliteEventStore({ folder: data });
    const source = {
      data,
      prefix: 'lenkwerk_',
      log: 'x',
      store,
      keys: openFileKeyStore(join(data, 'keys')),
      version: '0',
    };
    const { manifest } = await makeBackup(source, '2019-02-15T16:00:00.000Z');
    await store.close();
    expect(manifest.damagedDocuments).toEqual([document]);
    expect(manifest.files.map(({ path }) => path)).toEqual(['events.db']);
  });

  it('needs no lock, so that it can be made while the server runs', async () => {
    const { data } = await backedUp();
    const lock = lockStore(data);
    const source = { data, prefix: 'lenkwerk_', log: 'x', version: '0' };
    const ports = { ...source, store: { head: async () => 1n }, keys: openFileKeyStore(join(data, 'keys')) };
    await expect(makeBackup(ports, '2019-02-16T16:00:00.000Z')).resolves.toBeDefined();
    lock.release('clean');
  });
});

describe('a restore is refused and leaves nothing behind', () => {
  async function refusal(
    spoil: (made: MadeBackup) => void,
    keysFrom?: string,
  ): Promise<{ message: string; left: boolean }> {
    const made = await backedUp();
    const data = join(newFolder(), 'new');
    spoil(made);
    const request = { from: made.folder, keysFrom: keysFrom ?? made.keysFolder, data };
    const message = await restoreBackup(request).then(
      () => 'restored',
      (error: unknown) => String(error),
    );
    return { message, left: readdirSync(join(data, '..')).length > 0 };
  }

  it('when the folder is no backup', async () => {
    const { message, left } = await refusal(({ folder }) => {
      rmSync(join(folder, 'manifest.json'));
    });
    expect(message).toContain('is no backup');
    expect(left).toBe(false);
  });

  it('when the events are not those of the backup', async () => {
    const { message, left } = await refusal(({ folder }) => {
      appendFileSync(join(folder, 'events.db'), 'x');
    });
    expect(message).toContain('events.db is not what was backed up');
    expect(left).toBe(false);
  });

  it('when a document is missing', async () => {
    const { message, left } = await refusal(({ folder }) => {
      rmSync(join(folder, 'documents'), { recursive: true });
    });
    expect(message).toContain('is missing in');
    expect(left).toBe(false);
  });

  it('when the keys belong to another log', async () => {
    const { keysFolder } = await backedUp();
    const { message, left } = await refusal(() => undefined, keysFolder);
    expect(message).toContain('belong to another log');
    expect(left).toBe(false);
  });

  it('when there are no keys', async () => {
    const { message } = await refusal(() => undefined, newFolder());
    expect(message).toContain('holds no keys');
  });

  it('when the manifest is of another log', async () => {
    const { message } = await refusal(({ folder, manifest }) => {
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, log: KEY_ID }));
    });
    expect(message).toContain('is of the log');
  });

  it('when the manifest names a file outside of the backup', async () => {
    const { message } = await refusal(({ folder, manifest }) => {
      const files = [...manifest.files, { path: '../x', bytes: 0, sha256: '' }];
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, files }));
    });
    expect(message).toContain('outside of its folder');
  });

  it('when the target is not empty, and does not change the target', async () => {
    const { folder, keysFolder } = await backedUp();
    const data = join(newFolder(), 'used');
    mkdirSync(data);
    writeFileSync(join(data, 'precious'), '');
    await expect(restoreBackup({ from: folder, keysFrom: keysFolder, data })).rejects.toThrow('is not empty');
    expect(existsSync(join(data, 'precious'))).toBe(true);
  });
});

describe('targets', () => {
  it('a restore syncs only what it wrote: what it may not read beside its target does not matter', async () => {
    const { folder, keysFolder } = await backedUp();
    const parent = newFolder();
    mkdirSync(join(parent, 'foreign'), { mode: 0 });
    const data = join(parent, 'a', 'new');
    await restoreBackup({ from: folder, keysFrom: keysFolder, data });
    expect(await textsIn(data)).toEqual([{ text: 'before' }]);
    expect(readdirSync(join(data, 'keys')).filter((name) => name.endsWith('.log'))).toHaveLength(1);
  });

  it.each(['', 'keys', 'keys/new', 'documents/new', 'backups/new', 'new/er'])(
    'inside of a data folder, "%s", are refused before anything is written',
    async (inside) => {
      const { data, folder, keysFolder } = await backedUp();
      const before = readdirSync(data, { recursive: true }).sort();
      const link = join(newFolder(), 'link');
      symlinkSync(data, link);
      for (const root of [data, link]) {
        const target = join(root, inside, 'x');
        expect(() => {
          refuseTarget(target);
        }).toThrow('name a new folder outside of it');
        const request = { from: folder, keysFrom: keysFolder, data: target };
        await expect(restoreBackup(request)).rejects.toThrow('name a new folder outside of it');
      }
      expect(readdirSync(data, { recursive: true }).sort()).toEqual(before);
    },
  );

  it('where no folder can be made are an error, and never an endless wait', async () => {
    await expect(makeFolder('/proc/self/x/y')).rejects.toThrow('ENOENT');
    const { folder, keysFolder } = await backedUp();
    await expect(restoreBackup({ from: folder, keysFrom: keysFolder, data: '/proc/self/x' })).rejects.toThrow();
  });
});
