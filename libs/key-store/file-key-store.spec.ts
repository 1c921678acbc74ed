import { idFrom, StoreUnavailable } from '#event-sourcing';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DamagedKeyFile, openFileKeyStore } from './index.js';
import { newKeyFolder } from './temporary-folder.fixture.js';

const PERSON = idFrom('a person');

describe('keys in a folder', () => {
  it('are readable only for their owner', async () => {
    const folder = newKeyFolder();
    await openFileKeyStore(folder).createDataKey(PERSON);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, `${PERSON}.key`)).mode & 0o777).toBe(0o600);
  });

  it('are not created by reading', async () => {
    const folder = newKeyFolder();
    expect(await openFileKeyStore(folder).dataKey(PERSON)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are created once for concurrent calls, in one process or in several', async () => {
    const folder = newKeyFolder();
    const stores = [openFileKeyStore(folder), openFileKeyStore(folder), openFileKeyStore(folder)];
    const keys = await Promise.all([1, 2, 3].flatMap(() => stores.map((store) => store.createDataKey(PERSON))));
    const logs = await Promise.all(stores.map((store) => store.logKey()));
    for (const key of keys) expect(key).toEqual(keys[0]);
    for (const key of logs) expect(key).toEqual(logs[0]);
    expect(readdirSync(folder).sort()).toEqual([`${PERSON}.key`, 'log.key'].sort());
  });

  it.each(['../escape', '', 'log', `${PERSON}/..`, '/etc/passwd', `${PERSON}\0`])('have no id like %j', async (id) => {
    const folder = newKeyFolder();
    const store = openFileKeyStore(folder);
    await expect(store.dataKey(id)).rejects.toThrow(RangeError);
    await expect(store.createDataKey(id)).rejects.toThrow(RangeError);
    await expect(store.destroyDataKey(id)).rejects.toThrow(RangeError);
    expect(() => statSync(folder)).toThrow();
  });

  it.each(['', 'not json', '{}', `{"keyId":"${PERSON}","key":"AAAA"}`, `{"keyId":"${idFrom('x')}","key":"AAAA"}`])(
    'that are damaged (%j) are named, and never replaced',
    async (text) => {
      const folder = newKeyFolder();
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${PERSON}.key`);
      writeFileSync(path, text);
      const store = openFileKeyStore(folder);
      await expect(store.dataKey(PERSON)).rejects.toThrow(DamagedKeyFile);
      await expect(store.createDataKey(PERSON)).rejects.toThrow(`${path} is damaged: restore it from the key backup`);
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  it('are unavailable while the folder cannot be written', async () => {
    const folder = newKeyFolder();
    mkdirSync(dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file in the way');
    await expect(openFileKeyStore(folder).logKey()).rejects.toThrow(StoreUnavailable);
    expect(readFileSync(folder, 'utf8')).toBe('a file in the way');
  });

  it('are cleaned of the files of an interrupted writer', async () => {
    const folder = newKeyFolder();
    await openFileKeyStore(folder).logKey();
    for (const name of ['old.tmp', 'young.tmp']) writeFileSync(join(folder, name), '');
    utimesSync(join(folder, 'old.tmp'), 0, 0);
    await openFileKeyStore(folder).logKey();
    expect(readdirSync(folder).sort()).toEqual(['log.key', 'young.tmp']);
  });
});

describe('a destroyed key in a folder', () => {
  it('leaves only its tombstone', async () => {
    const folder = newKeyFolder();
    const store = openFileKeyStore(folder);
    await store.createDataKey(PERSON);
    await store.destroyDataKey(PERSON);
    expect(readdirSync(folder)).toEqual([`${PERSON}.destroyed`]);
  });

  it('counts as destroyed, and is removed, when the destruction was interrupted after the tombstone', async () => {
    const folder = newKeyFolder();
    await openFileKeyStore(folder).createDataKey(PERSON);
    writeFileSync(join(folder, `${PERSON}.destroyed`), '');
    expect(await openFileKeyStore(folder).dataKey(PERSON)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([`${PERSON}.destroyed`]);
  });

  it('leaves no readable bytes behind a second name of its file', async () => {
    const folder = newKeyFolder();
    const store = openFileKeyStore(folder);
    await store.createDataKey(PERSON);
    linkSync(join(folder, `${PERSON}.key`), join(folder, 'second.tmp'));
    await store.destroyDataKey(PERSON);
    expect(readFileSync(join(folder, 'second.tmp')).every((byte) => byte === 0)).toBe(true);
  });
});

it('a folder that cannot be made is unavailable, and no endless wait', async () => {
  await expect(openFileKeyStore('/proc/self/x').logKey()).rejects.toThrow('ENOENT');
});

describe('a folder that lost its keys while the server runs', () => {
  it.each<readonly [string, (folder: string) => void]>([
    [
      'is gone',
      (folder) => {
        renameSync(folder, `${folder}.away`);
      },
    ],
    [
      'holds the keys of another log',
      (folder) => {
        renameSync(folder, `${folder}.away`);
        mkdirSync(folder);
        const key = Buffer.alloc(32).toString('base64');
        writeFileSync(join(folder, 'log.key'), JSON.stringify({ keyId: 'log', key }));
      },
    ],
  ])('%s: no person counts as erased, and nothing is written', async (_what, lose) => {
    const folder = newKeyFolder();
    const store = openFileKeyStore(folder);
    await store.logKey();
    lose(folder);
    await expect(store.dataKey(PERSON)).rejects.toThrow(StoreUnavailable);
    await expect(store.createDataKey(PERSON)).rejects.toThrow(StoreUnavailable);
    await expect(store.destroyDataKey(PERSON)).rejects.toThrow(StoreUnavailable);
    rmSync(folder, { recursive: true, force: true });
    renameSync(`${folder}.away`, folder);
    expect(await store.createDataKey(PERSON)).toHaveLength(32);
  });
});
