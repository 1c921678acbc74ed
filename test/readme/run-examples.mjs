// Runs the examples of README.md as a reader would: in one shell, in their order, against a server of their own.
// A block is run when the line `<!-- run -->` stands before it; `# → text` names what its output holds, in that order.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { missingIn, readExamples, scriptOf } from './examples.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = join(root, 'apps/cli/bin/lenkwerk.mjs');

async function main() {
  if (!existsSync(join(root, 'dist/apps/cli/main.js')))
    spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' });
  const examples = readExamples(readFileSync(join(root, 'README.md'), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-readme-'));
  const server = await startServer(join(folder, 'data'));
  try {
    return report(examples, await runAll(examples, { folder, url: server.url }));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startServer(data) {
  const env = { ...process.env, LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [launcher, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    const url = /^Lenkwerk is at (\S+),/u.exec(line)?.[1];
    if (url !== undefined) return { url, stop: () => (child.kill('SIGTERM'), exited) };
  }
  throw new Error('the server ended before it said where it is');
}

async function runAll(examples, { folder, url }) {
  const data = join(folder, 'data');
  const env = {
    ...process.env,
    LENKWERK_DATA: data,
    LENKWERK_URL: url,
    LENKWERK_TOKEN: readFileSync(join(data, 'admin-token'), 'utf8').trim(),
    BACKUP: join(folder, 'backup'),
  };
  const bash = spawn('bash', ['-euo', 'pipefail'], { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  bash.stdin.end(scriptOf(examples));
  const [[code], output] = await Promise.all([once(bash, 'exit'), text(bash.stdout)]);
  return { code, output };
}

function report(examples, { code, output }) {
  const failures = missingIn(examples, output);
  if (code !== 0) failures.push(`a command ended with ${code}; the output ends with:\n${output.slice(-2000)}`);
  for (const failure of failures) console.error(`README.md: ${failure}`);
  console.log(`${examples.length} examples of README.md ran, ${failures.length} went otherwise`);
  return failures.length === 0;
}

process.exitCode = (await main()) ? 0 : 1;
