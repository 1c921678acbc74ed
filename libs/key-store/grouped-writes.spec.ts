import { GroupedWrites } from './grouped-writes.js';

function recording(fail: (group: readonly number[]) => boolean = () => false) {
  const groups: (readonly number[])[] = [];
  const writes = new GroupedWrites<number>(async (group) => {
    groups.push(group);
    if (fail(group)) throw new Error('disk full');
  }, 3);
  return { groups, writes };
}

const outcomes = async (all: readonly Promise<void>[]): Promise<readonly string[]> =>
  (await Promise.allSettled(all)).map(({ status }) => status);

describe('writes in groups', () => {
  it('are one write for what is asked for in one turn, up to its limit, in order', async () => {
    const { groups, writes } = recording();
    await Promise.all([1, 2, 3, 4, 5].map((item) => writes.write(item)));
    await writes.write(6);
    expect(groups).toEqual([[1, 2, 3], [4, 5], [6]]);
  });

  it('are collected while a write runs', async () => {
    const running = Promise.withResolvers<undefined>();
    const groups: (readonly number[])[] = [];
    const writes = new GroupedWrites<number>(async (group) => {
      groups.push(group);
      await running.promise;
    }, 3);
    const first = writes.write(1);
    await new Promise((done) => setImmediate(done));
    const later = [2, 3].map((item) => writes.write(item));
    running.resolve(undefined);
    await Promise.all([first, ...later]);
    expect(groups).toEqual([[1], [2, 3]]);
  });

  it('fail together, and not those of the next group', async () => {
    const { groups, writes } = recording((group) => group.includes(2));
    expect(await outcomes([1, 2, 3, 4].map((item) => writes.write(item)))).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });
});
