import { idFrom } from '#event-sourcing';
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { copyKeys as copy, DamagedKeyFile, KeyConflict, keyFolder, openFileKeyStore } from './index.js';
import { newKeyFolder } from './temporary-folder.fixture.js';

const [KEPT, ERASED] = [idFrom('kept'), idFrom('erased')];

async function copyKeys(from: string, to: string) {
  return await copy(keyFolder(from), keyFolder(to));
}

describe('a backup of the keys', () => {
  it('has every key and every tombstone, readable only for the owner', async () => {
    const [folder, backup] = [newKeyFolder(), newKeyFolder()];
    const store = openFileKeyStore(folder);
    const [log, kept] = [await store.logKey(), await store.createDataKey(KEPT)];
    await store.destroyDataKey(ERASED);
    expect(await copyKeys(folder, backup)).toEqual({ keys: 2, destroyed: 1 });
    const restored = openFileKeyStore(backup);
    expect([await restored.logKey(), await restored.dataKey(KEPT)]).toEqual([log, kept]);
    expect(await restored.dataKey(ERASED)).toBeUndefined();
    for (const name of readdirSync(backup)) expect(statSync(join(backup, name)).mode & 0o777).toBe(0o600);
    expect(statSync(backup).mode & 0o777).toBe(0o700);
  });

  it('carries the logs that the keys belong to', async () => {
    const [folder, backup] = [newKeyFolder(), newKeyFolder()];
    await openFileKeyStore(folder).logKey();
    for (const log of [KEPT, KEPT, ERASED]) await keyFolder(folder).keepLog(log);
    await copyKeys(folder, backup);
    expect([...(await keyFolder(backup).logs())].sort()).toEqual([KEPT, ERASED].sort());
  });

  it('made before an erasure does not undo it', async () => {
    const [folder, backup] = [newKeyFolder(), newKeyFolder()];
    const store = openFileKeyStore(folder);
    await store.createDataKey(ERASED);
    await copyKeys(folder, backup);
    await store.destroyDataKey(ERASED);
    expect(await copyKeys(backup, folder)).toEqual({ keys: 0, destroyed: 0 });
    expect(await openFileKeyStore(folder).dataKey(ERASED)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([`${ERASED}.destroyed`]);
  });

  it('loses a destroyed key when it is made again after an erasure', async () => {
    const [folder, backup] = [newKeyFolder(), newKeyFolder()];
    const store = openFileKeyStore(folder);
    await store.createDataKey(ERASED);
    await copyKeys(folder, backup);
    await store.destroyDataKey(ERASED);
    await copyKeys(folder, backup);
    expect(readdirSync(backup)).toEqual([`${ERASED}.destroyed`]);
  });

  it('repairs a damaged key', async () => {
    const [folder, backup] = [newKeyFolder(), newKeyFolder()];
    const kept = await openFileKeyStore(folder).createDataKey(KEPT);
    await copyKeys(folder, backup);
    truncateSync(join(folder, `${KEPT}.key`), 10);
    await copyKeys(backup, folder);
    expect(await openFileKeyStore(folder).dataKey(KEPT)).toEqual(kept);
  });

  it('that is damaged is refused before the first write', async () => {
    const [folder, backup] = [newKeyFolder(), newKeyFolder()];
    await openFileKeyStore(folder).createDataKey(KEPT);
    truncateSync(join(folder, `${KEPT}.key`), 10);
    await expect(copyKeys(folder, backup)).rejects.toThrow(DamagedKeyFile);
    expect(() => statSync(backup)).toThrow();
  });

  it('of another log does not replace an intact key', async () => {
    const [folder, other] = [newKeyFolder(), newKeyFolder()];
    const log = await openFileKeyStore(folder).logKey();
    await openFileKeyStore(other).logKey();
    await expect(copyKeys(other, folder)).rejects.toThrow(KeyConflict);
    expect(await openFileKeyStore(folder).logKey()).toEqual(log);
  });
});
