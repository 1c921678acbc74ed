// The contracts of stores and databases; on the servers that the environment names also the whole product.
// Ends with `N passed, N failed`; what was not run for want of a server is said in one line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { EVENTSTOREDB_URL, DATABASE_URL } = process.env;

const contracts = [
  'libs/event-sourcing/testing',
  'libs/event-store-sqlite',
  'libs/event-store-eventstoredb',
  'libs/read-database',
  'libs/key-store',
  'libs/documents',
  'libs/postgres',
];
const product = ['test/journeys', 'test/crash', 'test/several-servers'];

const onServers = Boolean(EVENTSTOREDB_URL || DATABASE_URL);
const runs = [jest(contracts)];
// One file after the other: whole servers, and those that they use, on one machine.
if (onServers) runs.push(jest(product, '--runInBand'));
if (EVENTSTOREDB_URL) runs.push(demo());

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

function jest(paths, ...options) {
  const words = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const stdio = ['inherit', 'pipe', 'inherit'];
  const { status, stdout } = spawnSync(process.execPath, [...words, ...options, ...paths], {
    cwd: root,
    stdio,
    maxBuffer: 2 ** 28,
    encoding: 'utf8',
  });
  process.stdout.write(stdout.replace(/\n\d+ passed, \d+ failed\n$/u, ''));
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/u.exec(stdout) ?? [];
  if (passed === undefined) return { passed: 0, failed: 1 };
  return { passed: Number(passed), failed: Number(failed) + (status !== 0 && failed === '0' ? 1 : 0) };
}

function demo() {
  const folder = mkdtempSync(join(tmpdir(), 'lenkwerk-contract-'));
  const words = ['demo', '--exit', '--eventstoredb', '--port', '0', '--data', join(folder, 'demo')];
  const { status } = spawnSync(process.execPath, [join(root, 'apps/cli/bin/lenkwerk.mjs'), ...words], {
    cwd: root,
    stdio: ['inherit', 'ignore', 'inherit'],
  });
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${status === 0 ? 'PASS' : 'FAIL'} the demo on EventStoreDB`);
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
