import { programEnvironment } from '../support/program-environment.js';
import { describeShared, storesOf } from '../support/stores.js';
import { spawnSync } from 'node:child_process';
import { SharedLog } from './shared-log.fixture.js';

const MAIN = new URL('../../dist/apps/server/main.js', import.meta.url).pathname;

describeShared('a server whose stores do not belong together', () => {
  const [log, other] = [new SharedLog(), new SharedLog()];

  beforeAll(async () => {
    for (const one of [log, other]) await (await one.start({}, one.folder)).stop();
  });

  /** The lines of a server that must not start. */
  async function refusedWith(environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const settings = { LENKWERK_DATA: log.newFolder(), PORT: '0', LOG_LEVEL: 'error', ...environment };
    const { status, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
      env: { ...programEnvironment, ...(await storesOf(log.folder)), ...settings },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    return stderr.trimEnd().split('\n');
  }

  it('is refused in one sentence with the keys and read models of another log, and nothing is changed', async () => {
    const { DATABASE_URL = '' } = await storesOf(other.folder);
    const [line = '', ...more] = await refusedWith({ DATABASE_URL });
    expect(line).toMatch(/holds the keys of the log [0-9a-f-]{36}, but the events are of the log [0-9a-f-]{36}/u);
    expect(more).toEqual([]);
    for (const one of [log, other]) expect(await (await one.start({}, one.folder)).stop()).toBe(0);
  });

  it('is refused in one sentence on an event store that does not have the log of its keys', async () => {
    const [line = '', ...more] = await refusedWith({ LENKWERK_PREFIX: 'nothing_' });
    expect(line).toMatch(/keys of the log [0-9a-f-]{36}, but /u);
    expect(more).toEqual([]);
    expect(await (await log.start({}, log.folder)).stop()).toBe(0);
  });
});
