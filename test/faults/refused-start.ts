import { spawnSync } from 'node:child_process';

const MAIN = new URL('../../dist/apps/server/main.js', import.meta.url).pathname;

export interface RefusedStart {
  readonly status: number | null;
  /** What it said, a line each. */
  readonly lines: readonly string[];
}

/** Starts the built server where it must not start, and waits for its end; `status` is null if it stayed up. */
export function refusedStart(data: string, environment: Readonly<Record<string, string>> = {}): RefusedStart {
  const { status, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: { PATH: process.env['PATH'], LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'error', ...environment },
    encoding: 'utf8',
    timeout: 15_000,
    killSignal: 'SIGKILL',
  });
  return { status, lines: stderr.trimEnd().split('\n') };
}
