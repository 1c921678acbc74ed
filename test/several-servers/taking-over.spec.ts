import { allowRoles } from '../support/roles.js';
import type { ServerProcess } from '../support/server-process.js';
import { describeShared } from '../support/stores.js';
import { until } from '../support/until.js';
import { DecidedPapers, readAndRebuilt } from './decided-papers.fixture.js';
import { followerAt, nameOf, officeOf, SharedLog } from './shared-log.fixture.js';

/** Milliseconds within which another server has taken over from one that was killed. */
const PROMISED = 10_000;
/** Milliseconds after a server that released its lease. */
const PROMISED_IN_TURN = 3_000;
/** Longer than a lease lasts, in milliseconds. */
const FROZEN = 12_000;

/** Milliseconds until this server follows, under a steady load of commands. */
async function taken(server: ServerProcess, what: string): Promise<number> {
  const begin = performance.now();
  await until(async () => (await followerAt(server)) === nameOf(server));
  const milliseconds = performance.now() - begin;
  process.stderr.write(`${what}: the other server followed after ${Math.round(milliseconds)} ms\n`);
  return milliseconds;
}

describeShared('a server that follows the log', () => {
  let log: SharedLog;
  let first: ServerProcess;
  let second: ServerProcess;
  let work: DecidedPapers;
  beforeEach(async () => {
    log = new SharedLog();
    [first, second] = await log.startTwo();
    await allowRoles(first, ['clerk', 'process-manager', 'auditor']);
    work = new DecidedPapers([first, second]);
    await work.start();
  });
  afterEach(async () => {
    await work.end().finally(() => log.end());
  });

  it('is replaced within ten seconds after a kill, without lost or doubled effects', async () => {
    await first.kill();
    expect(await taken(second, 'SIGKILL')).toBeLessThan(PROMISED);
    await work.more(2);
    await work.end();
    expect(await work.broken(second)).toEqual([]);
    const [shown, rebuilt] = await readAndRebuilt(second);
    expect(shown).toEqual(rebuilt);
  });

  it('is replaced while it is frozen; after its return it takes commands, does not follow, and doubles no effect', async () => {
    const frozenAt = performance.now();
    first.child.kill('SIGSTOP');
    expect(await taken(second, 'SIGSTOP')).toBeLessThan(PROMISED);
    await until(async () => performance.now() - frozenAt >= FROZEN);
    first.child.kill('SIGCONT');
    await until(async () => (await followerAt(first)) === nameOf(second));
    await work.more(2);
    await work.end();
    const { position } = await officeOf(first).does('/organisations', { name: 'Danach', kind: 'area' });
    expect(await officeOf(second).reads('/organisations', position)).toMatchObject({ items: [{ name: 'Danach' }] });
    expect(await followerAt(second)).toBe(nameOf(second));
    expect((await work.broken(second)).filter((mistake) => !mistake.includes('organisation-'))).toEqual([]);
    expect((await work.broken(first)).filter((mistake) => !mistake.includes('organisation-'))).toEqual([]);
  });

  it('is replaced at once when it is stopped', async () => {
    expect(await first.stop()).toBe(0);
    expect(await taken(second, 'SIGTERM')).toBeLessThan(PROMISED_IN_TURN);
    await work.end();
    expect(await work.broken(second)).toEqual([]);
  });
});
