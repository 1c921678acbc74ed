import { ReplaceableStore } from '#event-sourcing/testing';
import { counts, handed, notes, ProjectedLog } from './projected-log.fixture.js';
import { placeKinds } from './read-places.fixture.js';
import { failAfter, resetting, withoutMarks } from './store-faults.fixture.js';

const FOUND = 'the event store holds another history than the read models';

describe.each(placeKinds())('read models on $kind, and a log that was restored from an older copy', ({ fresh }) => {
  let store: ReplaceableStore;
  let log: ProjectedLog;
  beforeEach(async () => {
    store = new ReplaceableStore();
    log = new ProjectedLog(await fresh(), store);
    await log.append('a', 'Opened', { title: 'Auftakt' });
    store.backUp();
    for (const id of ['b', 'c']) await log.append(id, 'Opened', { title: 'verloren' });
  });
  afterEach(async () => {
    await log.stop();
  });

  const found = (): readonly string[] => log.reports.filter((line) => line.includes(FOUND));
  const ids = async (): Promise<readonly string[]> => (await log.rows(notes)).map(({ id }) => id);

  async function builtAndStopped(): Promise<void> {
    await (await log.start()).caughtUp();
    await log.stop();
    handed.length = 0;
  }

  it('are built anew when the log has grown beyond their checkpoint again', async () => {
    await builtAndStopped();
    await store.restore();
    for (const id of ['d', 'e', 'f']) await log.append(id, 'Opened', { title: 'neu' });
    await (await log.start()).caughtUp();
    expect(await ids()).toEqual(['a', 'd', 'e', 'f']);
    expect(await log.rows(counts)).toHaveLength(4);
    expect([found(), log.otherHistories]).toEqual([[expect.any(String)], 0]);
  });

  it('are built anew when the log is shorter than their checkpoint', async () => {
    await builtAndStopped();
    await store.restore();
    await (await log.start()).caughtUp();
    expect(await ids()).toEqual(['a']);
    expect(found()).toHaveLength(1);
  });

  it('are built anew when the log is empty', async () => {
    await builtAndStopped();
    const other = new ProjectedLog(log.place);
    await (await other.start()).caughtUp();
    expect(await other.rows(notes)).toEqual([]);
    expect(other.reports).toEqual([expect.stringContaining(FOUND)]);
    await other.stop();
  });

  it('go on where they were when the copy has all that they were built from', async () => {
    store.backUp();
    await builtAndStopped();
    await log.append('later', 'Opened', { title: 'verloren' });
    await store.restore();
    await log.append('d', 'Opened', { title: 'neu' });
    await (await log.start()).caughtUp();
    expect(handed).toEqual([4n]);
    expect([found(), log.otherHistories]).toEqual([[], 0]);
  });

  it('are built anew while the program runs, when the subscription is resumed', async () => {
    const runner = await log.start();
    await runner.caughtUp();
    await store.restore();
    const last = await log.append('d', 'Opened', { title: 'neu' });
    await log.append('e', 'Opened', { title: 'neu' });
    await log.reported('subscribing again');
    log.timers.ring(100, 100);
    await log.reported(FOUND);
    await runner.whenAt(last + 1n);
    expect(await ids()).toEqual(['a', 'd', 'e']);
    expect(log.otherHistories).toBe(1);
  });

  it('are built anew as a whole although the first attempt crashed after some projections', async () => {
    await builtAndStopped();
    await store.restore();
    for (const id of ['d', 'e', 'f']) await log.append(id, 'Opened', { title: 'neu' });
    await expect(log.start({ readModels: resetting(failAfter(1)) })).rejects.toThrow('crashed');
    await log.stop();
    await (await log.start()).caughtUp();
    expect(await ids()).toEqual(['a', 'd', 'e', 'f']);
    expect(await log.rows(counts)).toHaveLength(4);
  });

  it('are built anew also where a checkpoint of an older program names no event', async () => {
    await (await log.start({ readModels: withoutMarks('notes') })).caughtUp();
    await log.stop();
    await store.restore();
    for (const id of ['d', 'e', 'f']) await log.append(id, 'Opened', { title: 'neu' });
    await (await log.start()).caughtUp();
    expect(await ids()).toEqual(['a', 'd', 'e', 'f']);
  });
});
