import type { JobLocks } from './job-locks.js';
import type { LockPlace } from './lock-places.fixture.js';
import { lockPlaceKinds } from './lock-places.fixture.js';

/** A time of the machine clock, in seconds from a fixed one. */
const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 5, 12) + seconds * 1000).toISOString();
const keys = (from: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(2251799813685248n + BigInt(from + index)));
const [A = '', B = '', C = ''] = keys(0, 3);

describe.each(lockPlaceKinds())('locks of jobs in $kind', ({ fresh }) => {
  let place: LockPlace;
  let locks: JobLocks;
  beforeEach(async () => {
    place = await fresh();
    locks = await place.open();
  });

  const take = (jobs: readonly string[], worker: string, from: number, until: number, most = 10) =>
    locks.take(jobs, { worker, now: at(from), until: at(until), most });

  it('are given for the first jobs in the order that was asked, up to the number wanted', async () => {
    expect(await take([C, A, B], 'one', 0, 60, 2)).toEqual([C, A]);
    expect(await take([C, A, B], 'two', 1, 60, 2)).toEqual([B]);
    expect(await take([C, A, B], 'two', 1, 60)).toEqual([]);
  });

  it('count a job once that is asked for twice', async () => {
    expect(await take([B, A, B, A], 'one', 0, 60, 3)).toEqual([B, A]);
  });

  it.each([0, -1])('are given for no job when %i are wanted', async (most) => {
    expect(await take([A], 'one', 0, 60, most)).toEqual([]);
    expect(await take([], 'one', 0, 60)).toEqual([]);
    expect(await locks.held([A], at(0))).toEqual([]);
  });

  it('tell the worker and the end', async () => {
    await take([A, B], "o'ne “Ä” €", 0, 60.123);
    const held = await locks.held([A, C], at(1));
    expect(held).toEqual([{ job: A, worker: "o'ne “Ä” €", until: at(60.123) }]);
    expect(await locks.held([], at(1))).toEqual([]);
  });

  it('end at their time, for the same worker and for another', async () => {
    await take([A], 'one', 0, 60);
    expect(await take([A], 'one', 59.999, 120)).toEqual([]);
    expect(await locks.held([A], at(59.999))).toHaveLength(1);
    expect(await locks.held([A], at(60))).toEqual([]);
    expect(await take([A], 'two', 60, 120)).toEqual([A]);
    expect(await locks.held([A], at(61))).toEqual([{ job: A, worker: 'two', until: at(120) }]);
  });

  it('can be extended and shortened while they hold', async () => {
    await take([A], 'one', 0, 60);
    expect(await locks.extend(A, { now: at(30), until: at(90) })).toBe(true);
    expect(await take([A], 'two', 60, 120)).toEqual([]);
    expect(await locks.extend(A, { now: at(61), until: at(62) })).toBe(true);
    expect(await locks.extend(A, { now: at(62), until: at(90) })).toBe(false);
    expect(await locks.extend(B, { now: at(0), until: at(90) })).toBe(false);
    expect(await take([A], 'two', 62, 120)).toEqual([A]);
  });

  it('are released for any server', async () => {
    await take([A, B], 'one', 0, 60);
    const other = await place.open();
    await other.release([A, C]);
    await other.release([]);
    expect(await take([A, B], 'two', 1, 60)).toEqual([A]);
  });

  it('hold for a server that starts later', async () => {
    await take([A], 'one', 0, 60);
    const later = await place.open();
    expect(await later.take([A, B], { worker: 'two', now: at(1), until: at(60), most: 2 })).toEqual([B]);
  });

  it('are removed behind their time, whoever held them', async () => {
    await take(keys(0, 50), 'one', 0, 60, 50);
    expect(await place.rows()).toBe(50);
    await take(keys(50, 2), 'two', 61, 120, 2);
    expect(await place.rows()).toBe(2);
  });

  it('are lost without harm: a server that starts then gives the jobs again', async () => {
    await take([A], 'one', 0, 60);
    await place.lose();
    const later = await place.open();
    const again = { worker: 'two', now: at(1), until: at(60), most: 1 };
    expect([await later.take([A], again), await later.take([A], again)]).toEqual([[A], []]);
  });

  it('are taken for more jobs than one statement may lock', async () => {
    const jobs = keys(0, 1500);
    expect(await take(jobs, 'one', 0, 60, 1200)).toEqual(jobs.slice(0, 1200));
    expect(await take(jobs, 'two', 0, 60, 1200)).toEqual(jobs.slice(1200));
  });

  it('are never held by two of many servers that ask at once, and all jobs are given in the end', async () => {
    const servers = await Promise.all(Array.from({ length: 6 }, () => place.open()));
    const jobs = keys(0, 120);
    const backwards = [...jobs].reverse();
    const given: string[] = [];
    while (given.length < jobs.length) {
      const answers = await Promise.all(
        servers.map((server, index) =>
          server.take(index % 2 === 0 ? jobs : backwards, {
            worker: `w${index}`,
            now: at(0),
            until: at(60),
            most: 7,
          }),
        ),
      );
      given.push(...answers.flat());
    }
    expect([...given].sort()).toEqual([...jobs].sort());
  });

  it('that ended are taken by one of many servers, while others release and extend', async () => {
    const servers = await Promise.all(Array.from({ length: 6 }, () => place.open()));
    const jobs = keys(0, 40);
    for (let round = 0; round < 20; round += 1) {
      const now = at(round * 100);
      const [, , ...answers] = await Promise.all([
        locks.release([...jobs].reverse().slice(0, 10)),
        locks.extend(jobs[20] ?? '', { now: at(round * 100 - 50), until: at(round * 100 + 30) }),
        ...servers.map((server, index) =>
          server.take(jobs, { worker: `w${index}`, now, until: at(round * 100 + 60), most: 9 }),
        ),
      ]);
      // The twentieth job may still be held from the round before.
      const held = (await locks.held(jobs, now)).filter(({ job }) => job !== jobs[20]);
      const given = answers.flat();
      const doubles = given.filter((job, index) => given.indexOf(job) !== index);
      // A job may be given again only when it was released in this round.
      expect(doubles.filter((job) => !jobs.slice(30).includes(job))).toEqual([]);
      expect(held.length).toBeGreaterThan(0);
      for (const { job, worker } of held) expect(answers[Number(worker.slice(1))]).toContain(job);
    }
  });
});
