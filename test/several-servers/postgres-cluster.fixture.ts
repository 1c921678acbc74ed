import { endsWithSuite, folderOfSuite } from '#suite';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../support/until.js';

const SCRIPT = new URL('../support/postgres-cluster.sh', import.meta.url).pathname;

export const canMakeCluster = existsSync('/usr/lib/postgresql');

/** A PostgreSQL of the spec's own, which it can stop and start again. It ends with the test file. */
export class PostgresCluster {
  readonly #folder = folderOfSuite('postgres');
  url = '';

  constructor() {
    void endsWithSuite(this.#folder, (folder) => execFileSync('bash', [SCRIPT, 'stop', folder]));
  }

  start(): void {
    this.url = execFileSync('bash', [SCRIPT, 'start', this.#folder], { encoding: 'utf8' }).trim();
  }

  /** Ends all connections at once, as a crash does. */
  async crash(): Promise<void> {
    const file = join(this.#folder, 'data', 'postmaster.pid');
    process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGQUIT');
    await until(async () => !existsSync(file));
  }
}
