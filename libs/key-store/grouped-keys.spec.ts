import { idFrom, KeyDestroyed } from '#event-sourcing';
import { randomBytes } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedKeyFile, keyFolder, openFileKeyStore } from './index.js';
import { newKeyFolder } from './temporary-folder.fixture.js';

const [ONE, TWO, THREE] = [idFrom('one'), idFrom('two'), idFrom('three')];
const ALL = [ONE, TWO, THREE];

/** Keys that were made in one turn, as base64. */
async function madeTogether(folder: string): Promise<readonly string[]> {
  await openFileKeyStore(folder).logKey();
  const vault = keyFolder(folder);
  const keys = ALL.map(() => randomBytes(32));
  await Promise.all(ALL.map((id, at) => vault.add(id, keys[at] ?? randomBytes(32))));
  return keys.map((key) => key.toString('base64'));
}

async function keysIn(folder: string): Promise<readonly (string | undefined)[]> {
  const keys = await Promise.all(ALL.map((id) => openFileKeyStore(folder).dataKey(id)));
  return keys.map((key) => (key === undefined ? undefined : Buffer.from(key).toString('base64')));
}

/** All that the files of the folder hold. */
function contentOf(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

const inode = (folder: string, id: string): number => statSync(join(folder, `${id}.key`)).ino;

describe('keys that are made in one turn', () => {
  it('are one file with a name for each, and the same after a restart', async () => {
    const folder = newKeyFolder();
    const made = await madeTogether(folder);
    expect(new Set(ALL.map((id) => inode(folder, id))).size).toBe(1);
    expect(await keysIn(folder)).toEqual(made);
    expect(readdirSync(folder).sort()).toEqual([...ALL.map((id) => `${id}.key`), 'log.key'].sort());
    expect(statSync(join(folder, `${ONE}.key`)).mode & 0o777).toBe(0o600);
  });

  it('are destroyed one by one, and leave no readable bytes', async () => {
    const folder = newKeyFolder();
    const made = await madeTogether(folder);
    for (const [index, id] of [TWO, ONE, THREE].entries()) {
      await openFileKeyStore(folder).destroyDataKey(id);
      const left = made.map((key, at) => ([1, 0, 2].slice(0, index + 1).includes(at) ? undefined : key));
      expect(await keysIn(folder)).toEqual(left);
      for (const [at, key] of made.entries()) expect(contentOf(folder).includes(key)).toBe(left[at] !== undefined);
      await expect(openFileKeyStore(folder).createDataKey(id)).rejects.toThrow(KeyDestroyed);
    }
  });

  it('are destroyed at the same time without harm to each other', async () => {
    const folder = newKeyFolder();
    const made = await madeTogether(folder);
    await Promise.all([ONE, THREE].map((id) => openFileKeyStore(folder).destroyDataKey(id)));
    expect(await keysIn(folder)).toEqual([undefined, made[1], undefined]);
  });

  it('leave no readable bytes in a copy of the folder that did not keep hard links', async () => {
    const [folder, copy] = [newKeyFolder(), newKeyFolder()];
    const made = await madeTogether(folder);
    cpSync(folder, copy, { recursive: true });
    expect(new Set(ALL.map((id) => inode(copy, id))).size).toBe(3);
    await openFileKeyStore(copy).destroyDataKey(TWO);
    expect(await keysIn(copy)).toEqual([made[0], undefined, made[2]]);
    expect(contentOf(copy)).not.toContain(made[1]);
  });

  it('count as destroyed, and are removed, when the destruction was interrupted after the tombstone', async () => {
    const folder = newKeyFolder();
    const made = await madeTogether(folder);
    writeFileSync(join(folder, `${TWO}.destroyed`), '');
    expect(await keysIn(folder)).toEqual([made[0], undefined, made[2]]);
    expect(contentOf(folder)).not.toContain(made[1]);
  });

  it('are damaged one by one, and a damaged one is destroyed without harm to the others', async () => {
    const folder = newKeyFolder();
    const made = await madeTogether(folder);
    const file = join(folder, `${TWO}.key`);
    // In place, as a bad sector does: the file stays the same for its other names.
    writeFileSync(file, readFileSync(file, 'latin1').replace(`"${TWO}"`, '"?'.padEnd(TWO.length + 2)), { flag: 'r+' });
    await expect(openFileKeyStore(folder).dataKey(TWO)).rejects.toThrow(DamagedKeyFile);
    expect(Buffer.from((await openFileKeyStore(folder).dataKey(ONE)) ?? []).toString('base64')).toBe(made[0]);
    await openFileKeyStore(folder).destroyDataKey(TWO);
    expect(await keysIn(folder)).toEqual([made[0], undefined, made[2]]);
    expect(contentOf(folder)).not.toContain(made[1]);
  });

  it('are made without those that were destroyed before', async () => {
    const folder = newKeyFolder();
    const store = openFileKeyStore(folder);
    await store.destroyDataKey(TWO);
    const made = await Promise.allSettled(ALL.map((id) => store.createDataKey(id)));
    expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(readdirSync(folder).sort()).toEqual([`${ONE}.key`, `${THREE}.key`, `${TWO}.destroyed`].sort());
    expect(contentOf(folder)).not.toContain(TWO);
  });
});
