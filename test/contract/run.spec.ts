import { folderOfSuite } from '#suite';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../support/until.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly folder: string;
}

/** Runs the contract run on one test file of this text. */
function runOn(program: string, environment: Readonly<Record<string, string>> = {}): Run {
  const folder = folderOfSuite('contract');
  writeFileSync(join(folder, 'hanging.spec.mjs'), program);
  const config = {
    rootDir: folder,
    testMatch: ['**/*.spec.mjs'],
    transform: {},
    reporters: ['default', [join(ROOT, 'test/closing-line-reporter.mjs'), { timeToEnd: 1000 }]],
  };
  const words = [join(ROOT, 'test/contract/run.mjs'), '--config', JSON.stringify(config)];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], PID_FILE: join(folder, 'pid'), ...environment },
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr, folder };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the contract run', () => {
  it('ends after a beforeAll that times out, with what it started, and fails', async () => {
    const { code, output, folder } = runOn(`
      import { spawn } from 'node:child_process';
      import { writeFileSync } from 'node:fs';
      beforeAll(async () => {
        const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'inherit' });
        writeFileSync(process.env.PID_FILE, String(child.pid));
        await new Promise(() => undefined);
      }, 50);
      it('is never run', () => undefined);
    `);
    expect(code).toBe(1);
    // The test, and what was left running.
    expect(output).toMatch(/^0 passed, 2 failed$/mu);
    expect(output).toContain('something is still running: ');
    const started = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    // A killed process keeps its id until the system has noted its end.
    await until(() => !isRunning(started));
  });

  it.each([
    ['LENKWERK_CONTRACT_PART_LIMIT', 'ended after 0.01 minutes'],
    ['LENKWERK_CONTRACT_LIMIT', 'the contract run was ended after 0.01 minutes'],
  ])('ends at %s with a sentence, and fails', (limit, sentence) => {
    const { code, output } = runOn(`it('never ends', () => new Promise(() => undefined), 2_000_000);`, {
      [limit]: '0.01',
    });
    expect(code).toBe(1);
    expect(output).toContain(sentence);
  });

  it('ends with the numbers of its tests, and without an error where all pass', () => {
    const { code, output } = runOn(`it('passes', () => undefined); it('passes, too', () => undefined);`);
    expect(code).toBe(0);
    expect(output).toMatch(/^2 passed, 0 failed$/mu);
  });

  it('refuses a limit that is none', () => {
    const { code, output } = runOn('', { LENKWERK_CONTRACT_LIMIT: 'soon' });
    expect(code).toBe(1);
    expect(output).toContain('LENKWERK_CONTRACT_LIMIT must be a number of minutes above 0, not soon');
  });
});
