// The contracts of stores and databases; on the servers that the environment names also the whole product.
// Ends with `N passed, N failed`; one line names the parts that lack a server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { EVENTSTOREDB_URL, DATABASE_URL } = process.env;
/** Minutes after which one part, or all of them together, are ended with everything that they started. */
const PART_LIMIT = minutesFrom('LENKWERK_CONTRACT_PART_LIMIT', 30);
const WHOLE_LIMIT = minutesFrom('LENKWERK_CONTRACT_LIMIT', 60);
const RESULT = /\n(\d+) passed, (\d+) failed\s*$/u;

const contracts = [
  'libs/event-sourcing/testing',
  'libs/event-store-sqlite',
  'libs/event-store-eventstoredb',
  'libs/read-database',
  'libs/key-store',
  'libs/documents',
  'libs/postgres',
];
const product = ['test/journeys', 'test/crash'];
/** A part of its own, with its own limit: these have several servers at once, and promises about seconds. */
const several = ['test/several-servers'];
/** Words for Jest, such as paths of specs, instead of all parts. */
const given = process.argv.slice(2);
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    killAll();
    process.exit(1);
  });
}

process.on('exit', killAll);
setTimeout(() => {
  console.error(`\nthe contract run was ended after ${WHOLE_LIMIT} minutes: something waits that never comes`);
  process.exit(1);
}, WHOLE_LIMIT * 60_000).unref();
if (given.length > 0) {
  const { passed, failed } = await jest(given);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

const onServers = Boolean(EVENTSTOREDB_URL || DATABASE_URL);
const runs = [await timed('contracts', () => jest(contracts))];
if (onServers) {
  // One file after the other: side by side on two busy processors, servers lose their leases and all take longer.
  runs.push(await timed('product', () => jest(product, '--runInBand')));
  runs.push(await timed('several servers', () => jest(several, '--runInBand')));
}
if (EVENTSTOREDB_URL) runs.push(await timed('demo', demo));

const missing = [
  ...(EVENTSTOREDB_URL ? [] : ['EVENTSTOREDB_URL: its contract, the HTTP journeys, the crash test and the demo on it']),
  ...(DATABASE_URL ? [] : ['DATABASE_URL: read models, keys and documents on PostgreSQL']),
  ...(EVENTSTOREDB_URL && DATABASE_URL ? [] : ['both: several servers']),
];
if (missing.length > 0) console.log(`\nnot run, without ${missing.join('; without ')}`);

const passed = runs.reduce((sum, run) => sum + run.passed, 0);
const failed = runs.reduce((sum, run) => sum + run.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Says how long a part took. */
async function timed(part, work) {
  const begin = performance.now();
  const result = await work();
  const minutes = ((performance.now() - begin) / 60_000).toFixed(1);
  console.log(`\n${part}: ${result.passed} passed, ${result.failed} failed in ${minutes} minutes`);
  return result;
}

async function jest(paths, ...options) {
  const words = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  // What a failed `beforeAll` left running is counted and ended by the reporter of the closing line.
  const { code, output } = await run([...words, ...options, ...paths], 'pipe');
  process.stdout.write(output.replace(RESULT, '\n'));
  const [, passed, failed] = RESULT.exec(output) ?? [];
  if (passed === undefined) return { passed: 0, failed: 1 };
  return { passed: Number(passed), failed: Number(failed) + (code !== 0 && failed === '0' ? 1 : 0) };
}

async function demo() {
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-contract-'));
  const words = ['demo', '--exit', '--eventstoredb', '--port', '0', '--data', join(folder, 'demo')];
  const { code } = await run([join(root, 'apps/cli/bin/lenkwerk.mjs'), ...words], 'ignore');
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${code === 0 ? 'PASS' : 'FAIL'} the demo on EventStoreDB`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a program in a process group of its own, so that it can be ended with everything that it started. */
async function run(words, stdout) {
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', stdout, 'inherit'], detached: true });
  running.add(child);
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
  const timer = setTimeout(() => {
    console.error(`\nended after ${PART_LIMIT} minutes: ${words.join(' ')}`);
    killAll();
  }, PART_LIMIT * 60_000);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  // A process that it left running holds its output open.
  killAll();
  if (child.stdout !== null && !child.stdout.readableEnded) await once(child.stdout, 'close');
  running.delete(child);
  return { code, output };
}

/** @throws for a text that is no number of minutes above 0 */
function minutesFrom(name, standard) {
  const minutes = Number(process.env[name] ?? standard);
  if (minutes > 0 && Number.isFinite(minutes)) return minutes;
  throw new Error(`${name} must be a number of minutes above 0, not ${process.env[name]}`);
}

function killAll() {
  for (const { pid } of running) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // The group has ended already.
    }
  }
}
