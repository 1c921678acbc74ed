import { StoreUnavailable } from '#event-sourcing';
import type { AppendOutcome, CheckedAppend } from './event-writer.js';
import { GroupFailed } from './event-writer.js';
import { GroupCommit } from './group-commit.js';
import { events, openInspected } from './stores.fixture.js';
import { temporaryFolder } from './temporary-folder.fixture.js';

function append(index: number, bytes = 10): CheckedAppend {
  const event = { id: '', type: 'ThingHappened', data: 'x'.repeat(bytes), metadata: '' };
  return { stream: `thing-${index}`, expected: 'noStream', events: [event] };
}

function recordingGroups(): { readonly sizes: number[]; readonly groups: GroupCommit } {
  const sizes: number[] = [];
  const groups = new GroupCommit((group) => {
    sizes.push(group.length);
    return group.map((): AppendOutcome => ({ failed: false, result: { appended: true, revision: 0n, position: 0n } }));
  });
  return { sizes, groups };
}

describe('appends of one turn of the event loop', () => {
  it('are written together', async () => {
    const { sizes, groups } = recordingGroups();
    await Promise.all([
      groups.append(append(1)),
      groups.append(append(2)),
      Promise.resolve().then(() => groups.append(append(3))),
    ]);
    await groups.append(append(4));
    expect(sizes).toEqual([3, 1]);
  });

  it('are split into groups of at most 256 appends and 1 MiB, except for a single larger append', async () => {
    const { sizes, groups } = recordingGroups();
    await Promise.all(Array.from({ length: 600 }, (_, index) => groups.append(append(index))));
    expect(sizes.splice(0)).toEqual([256, 256, 88]);
    await Promise.all([400_000, 400_000, 400_000, 1_048_576, 1].map((bytes) => groups.append(append(1, bytes))));
    expect(sizes).toEqual([2, 1, 1, 1]);
  });

  it('are all rejected when their group cannot be committed', async () => {
    const cause = new StoreUnavailable('the disk is full', 'notWritten');
    const groups = new GroupCommit(() => {
      throw new GroupFailed(cause, false);
    });
    const results = await Promise.allSettled([groups.append(append(1)), groups.append(append(2))]);
    expect(results.map((result) => result.status === 'rejected' && result.reason === cause)).toEqual([true, true]);
  });

  it('are not affected by a defect in another append of the group', async () => {
    const { store, writing } = await openInspected(temporaryFolder());
    writing().exec(`CREATE TRIGGER refuse BEFORE INSERT ON events WHEN new.type = 'Refused'
      BEGIN SELECT raise(ABORT, 'refused by the spec'); END`);
    const [sound, bad] = events(2);
    if (sound === undefined || bad === undefined) throw new Error('there are no events');
    const refused = { ...bad, type: 'Refused' };
    const [before, failed, behind] = await Promise.allSettled([
      store.append('thing-1', 'noStream', events(2)),
      store.append('thing-2', 'noStream', [sound, refused]),
      store.append('thing-2', 'noStream', events(1)),
    ]);
    expect(before).toMatchObject({ value: { appended: true, position: 2n } });
    expect(failed).toMatchObject({ reason: { message: 'refused by the spec' } });
    expect(behind).toMatchObject({ value: { appended: true, revision: 0n, position: 3n } });
    expect((await store.readLog()).events).toHaveLength(3);
    await store.close();
  });

  it('see the earlier appends of their group', async () => {
    const { store } = await openInspected(temporaryFolder());
    const results = await Promise.all([
      store.append('thing-1', 'noStream', events(2)),
      store.append('thing-1', 1n, events(1)),
      store.append('thing-1', 1n, events(1)),
      store.append('thing-1', 2n, events(1)),
    ]);
    expect(results).toMatchObject([
      { revision: 1n },
      { revision: 2n },
      { appended: false, actual: 2n },
      { revision: 3n },
    ]);
    await store.close();
  });
});
