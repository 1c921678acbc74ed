import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-launcher-'));
const launcher = join(folder, 'apps/cli/bin/lenkwerk.mjs');

beforeAll(() => {
  mkdirSync(join(folder, 'apps/cli/bin'), { recursive: true });
  copyFileSync(new URL('lenkwerk.mjs', import.meta.url), launcher);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function launched(): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  return await new Promise((resolve) => {
    const child = execFile(process.execPath, [launcher, '--help'], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });
}

describe('the launcher', () => {
  it('names the build command in one line when nothing is built yet', async () => {
    expect(await launched()).toEqual({ code: 1, stdout: '', stderr: 'Nothing is built yet: run `npm run build`.\n' });
  });

  it('names the build command also when the build is not complete', async () => {
    mkdirSync(join(folder, 'dist/apps/cli'), { recursive: true });
    writeFileSync(join(folder, 'dist/apps/cli/main.js'), "import './missing.js';");
    const { code, stderr } = await launched();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^What is built is not complete: .*\n$/u);
  });

  it('starts the built program', async () => {
    writeFileSync(join(folder, 'dist/apps/cli/main.js'), "console.log('started');");
    expect(await launched()).toEqual({ code: 0, stdout: 'started\n', stderr: '' });
  });
});
