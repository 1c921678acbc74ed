import { idFrom, KeyDestroyed } from '#event-sourcing';
import { copyKeys, holdsLogKey, KeyConflict, openKeyStore } from './index.js';
import type { KeyVault } from './index.js';
import { vaultKinds } from './vault-kinds.fixture.js';

const [PERSON, ANOTHER] = [idFrom('a person'), idFrom('another')];
const kinds = vaultKinds();

describe.each(kinds)('keys in $kind', ({ fresh }) => {
  let vault: () => KeyVault;
  const store = () => openKeyStore(vault());

  beforeEach(async () => {
    vault = await fresh();
  });

  it('are 32 bytes, the same for every server', async () => {
    const made = await store().createDataKey(PERSON);
    expect(made).toHaveLength(32);
    expect(Buffer.from((await store().dataKey(PERSON)) ?? [])).toEqual(Buffer.from(made));
    expect(Buffer.from(await store().createDataKey(PERSON))).toEqual(Buffer.from(made));
  });

  it('differ from person to person, and from the key of the log', async () => {
    const one = store();
    const keys = [await one.createDataKey(PERSON), await one.createDataKey(ANOTHER), await one.logKey()];
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(3);
  });

  it('are not created by reading', async () => {
    expect(await store().dataKey(PERSON)).toBeUndefined();
    expect(await vault().ids()).toEqual({ keys: new Set(), destroyed: new Set() });
  });

  it('are created once for concurrent calls of several servers', async () => {
    const servers = [store(), store(), store()];
    const keys = await Promise.all([1, 2, 3].flatMap(() => servers.map((server) => server.createDataKey(PERSON))));
    const logs = await Promise.all(servers.map((server) => server.logKey()));
    for (const all of [keys, logs]) {
      expect(new Set(all.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    }
  });

  it('show whether a log has its keys here', async () => {
    await store().createDataKey(PERSON);
    expect(await holdsLogKey(vault())).toBe(false);
    await store().logKey();
    expect(await holdsLogKey(vault())).toBe(true);
  });

  it('are destroyed permanently, at once and for a server that starts later', async () => {
    const one = store();
    await one.createDataKey(PERSON);
    await one.destroyDataKey(PERSON);
    for (const some of [one, store()]) {
      expect(await some.dataKey(PERSON)).toBeUndefined();
      await expect(some.createDataKey(PERSON)).rejects.toThrow(KeyDestroyed);
    }
    expect(await vault().ids()).toEqual({ keys: new Set(), destroyed: new Set([PERSON]) });
  });

  it('can be destroyed twice, and before they were created', async () => {
    const one = store();
    await one.destroyDataKey(PERSON);
    await one.destroyDataKey(PERSON);
    await expect(one.createDataKey(PERSON)).rejects.toThrow(KeyDestroyed);
  });

  it('are the same in upper case', async () => {
    const one = store();
    await one.createDataKey(PERSON);
    await one.destroyDataKey(PERSON.toUpperCase());
    expect(await one.dataKey(PERSON)).toBeUndefined();
  });

  it('never come back when they are created and destroyed concurrently', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = idFrom(`person ${round}`);
      const [maker, destroyer] = [store(), store()];
      const made = maker.createDataKey(id).catch((error: unknown) => error);
      await Promise.all([made, destroyer.destroyDataKey(id)]);
      expect(await store().dataKey(id)).toBeUndefined();
    }
  });
});

const [files, postgres] = kinds;
const moves = [
  [files, files],
  [files, postgres],
  [postgres, files],
] as const;
for (const [from, to] of moves) {
  if (from === undefined || to === undefined) continue;

  describe(`keys that move from ${from.kind} to ${to.kind}`, () => {
    let source: KeyVault;
    let target: KeyVault;

    beforeEach(async () => {
      [source, target] = [(await from.fresh())(), (await to.fresh())()];
      await openKeyStore(source).createDataKey(PERSON);
    });

    it('are the same in the target, and destroyed in it when either side destroyed them', async () => {
      await openKeyStore(source).destroyDataKey(ANOTHER);
      const reports: string[] = [];
      const copied = await copyKeys(source, target, (done, of) => reports.push(`${done}/${of}`));
      expect(copied).toEqual({ keys: 1, destroyed: 1 });
      expect(reports).toEqual(['1/2', '2/2']);
      expect(await target.look(PERSON)).toEqual(await source.look(PERSON));
      expect(await target.look(ANOTHER)).toBe('destroyed');
      await target.destroy(PERSON);
      expect(await copyKeys(source, target)).toMatchObject({ keys: 0 });
      expect(await target.look(PERSON)).toBe('destroyed');
    });

    it('never replace an intact key', async () => {
      const present = await openKeyStore(target).createDataKey(PERSON);
      await expect(copyKeys(source, target)).rejects.toThrow(KeyConflict);
      expect(Buffer.from(await openKeyStore(target).createDataKey(PERSON))).toEqual(Buffer.from(present));
    });
  });
}
