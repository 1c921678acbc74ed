import { endsWithSuite } from '#suite';
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';

const SCRIPT = new URL('../../../test/support/postgres-cluster.sh', import.meta.url).pathname;
const run = promisify(execFile);

/** A PostgreSQL of one spec, which may kill it. It ends with the test file. */
export class PostgresCluster {
  readonly #folder = join(tmpdir(), `lenkwerk-cluster-${randomUUID()}`);

  constructor() {
    void endsWithSuite(this.#folder, async (folder) => {
      await run('bash', [SCRIPT, 'stop', folder]);
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** Creates it, or starts it again with its data. Returns its URL. */
  async start(): Promise<string> {
    const { stdout } = await run('bash', [SCRIPT, 'start', this.#folder]);
    return stdout.trim();
  }

  /** Sends SIGKILL to the postmaster; its children end by themselves. */
  kill(): void {
    const [pid] = readFileSync(join(this.#folder, 'data/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }
}
