import { folderOfSuite } from '#suite';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Run {
  readonly code: number | null;
  readonly output: string;
  /** The process and the port of the server that the test file started. */
  readonly pid: number;
  readonly port: number;
}

/** Runs jest in a process of its own on a test file that starts a server and a process. */
function runOn(program: string): Run {
  const folder = folderOfSuite('ending');
  const notes = join(folder, 'notes.json');
  writeFileSync(join(folder, 'leaving.spec.mjs'), program);
  const words = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config', configOf(folder)];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], NOTES: notes },
    encoding: 'utf8',
  });
  // The test files below write this.
  const { pid, port } = JSON.parse(readFileSync(notes, 'utf8')) as Pick<Run, 'pid' | 'port'>;
  return { code: status, output: stdout + stderr, pid, port };
}

function configOf(folder: string): string {
  return JSON.stringify({
    rootDir: folder,
    testMatch: ['**/*.spec.mjs'],
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '^.+\\.ts$': join(ROOT, 'node_modules/@swc/jest') },
    testEnvironment: join(ROOT, 'test/support/ending-environment.mjs'),
    reporters: ['default', [join(ROOT, 'test/closing-line-reporter.mjs'), { timeToEnd: 1_000 }]],
  });
}

const START = `
  import { spawn } from 'node:child_process';
  import { once } from 'node:events';
  import { writeFileSync } from 'node:fs';
  import { createServer } from 'node:http';
  async function start() {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'inherit' });
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    writeFileSync(process.env.NOTES, JSON.stringify({ pid: child.pid, port: server.address().port }));
  }`;

async function answers(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}`).then(
    () => true,
    () => false,
  );
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('a start that is in progress when its hook fails is awaited and ended', () => {
  const folder = folderOfSuite('ending');
  const ended = join(folder, 'ended');
  const { code, output } = runOn(`${START}
    import { endsWithSuite } from '${ROOT}test/support/suite.ts';
    const later = async () => { await new Promise((done) => setTimeout(done, 500)); return 'it'; };
    beforeAll(async () => {
      writeFileSync(process.env.NOTES, "{}");
      await endsWithSuite(later(), (what) => writeFileSync('${ended}', 'ended ' + what));
    }, 100);
    test('is never run', () => undefined);`);
  expect([code, readFileSync(ended, 'utf8')]).toEqual([1, 'ended it']);
  expect(output).not.toContain('something is still running');
});

describe('a run of jest', () => {
  it('ends when beforeAll fails behind the start of a server and a process, and neither is left', async () => {
    const { code, output, pid, port } = runOn(`${START}
      beforeAll(async () => { await start(); throw new Error('the second step failed'); });
      test('is never run', () => undefined);`);
    expect(code).toBe(1);
    expect(output).toContain('the second step failed');
    expect(output).toMatch(/0 passed, 1 failed\n/u);
    expect([isRunning(pid), await answers(port)]).toEqual([false, false]);
  });

  it('ends when beforeAll takes too long, and leaves nothing running', async () => {
    const { code, output, pid, port } = runOn(`${START}
      beforeAll(async () => { await start(); await new Promise(() => undefined); }, 100);
      test('is never run', () => undefined);`);
    expect(code).toBe(1);
    expect(output).toContain('Exceeded timeout');
    expect([isRunning(pid), await answers(port)]).toEqual([false, false]);
  });

  it('fails when a test file leaves a server and a process behind, and ends them', async () => {
    const { code, output, pid, port } = runOn(`${START}
      test('passes', start);`);
    expect(code).toBe(1);
    expect(output).toContain('these were left running: a server at');
    expect(output).toContain(`process ${pid}`);
    expect([isRunning(pid), await answers(port)]).toEqual([false, false]);
  });

  it('ends and fails when another handle stays open, and names it', () => {
    const { code, output } = runOn(`${START}
      import { createSocket } from 'node:dgram';
      test('passes', async () => {
        writeFileSync(process.env.NOTES, '{}');
        await once(createSocket('udp4').bind(0), 'listening');
      });`);
    expect(code).toBe(1);
    expect(output).toContain('something is still running: ');
    expect(output).toMatch(/^1 passed, 1 failed$/mu);
  });
});
