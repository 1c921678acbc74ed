// Runs the examples of all Markdown files as a reader would: those of one file in one shell, in their order, against a server
// of their own. A block is run when the line `<!-- run -->` stands before it; `# → text` names its expected output, in that
// order. Files named as arguments are run alone.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { MARK, missingIn, readExamples, scriptOf } from './examples.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = join(root, 'apps/cli/bin/lenkwerk.mjs');

async function main(named) {
  if (!existsSync(join(root, 'dist/apps/cli/main.js')))
    spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' });
  let wrong = 0;
  for (const file of named.length > 0 ? named : filesWithExamples()) wrong += await failuresIn(file);
  return wrong === 0;
}

function filesWithExamples() {
  const files = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  return files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').includes(MARK));
}

async function failuresIn(file) {
  const examples = readExamples(readFileSync(join(root, file), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-examples-'));
  try {
    const server = await startServer(join(folder, 'data'));
    try {
      return report(file, examples, await runAll(examples, { folder, url: server.url }));
    } finally {
      await server.stop();
    }
  } finally {
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

function report(file, examples, { code, output }) {
  const failures = missingIn(examples, output);
  if (code !== 0) failures.push(`a command ended with ${code}; the output ends with:\n${output.slice(-2000)}`);
  for (const failure of failures) console.error(`${file}: ${failure}`);
  console.log(`${examples.length} examples of ${file} ran, ${failures.length} went otherwise`);
  return failures.length;
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
