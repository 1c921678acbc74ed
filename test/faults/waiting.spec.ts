import { folderOfSuite, processOfSuite } from '#suite';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { programEnvironment } from '../support/program-environment.js';

const MAIN = new URL('../../dist/apps/server/main.js', import.meta.url).pathname;

describe('a server that waits for its stores', () => {
  it.each([
    ['EVENTSTOREDB_URL', 'esdb://127.0.0.1:1?tls=false'],
    ['DATABASE_URL', 'postgres://nobody:secret@127.0.0.1:1/none'],
  ])('of %s reports it without a password, and ends at a signal', async (name, address) => {
    const data = folderOfSuite('waiting');
    const child = processOfSuite(
      spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
        env: { ...programEnvironment, LENKWERK_DATA: data, PORT: '0', [name]: address },
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    );
    const exited = once(child, 'exit');
    // readline gives a line as a string.
    const [line] = (await once(createInterface(child.stderr), 'line')) as [string];
    expect(line).toMatch(/^waiting: .*127\.0\.0\.1:1/u);
    expect(line).not.toContain('secret');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});
