import { spawnSync } from 'node:child_process';
import { programEnvironment } from '../support/program-environment.js';
import { startServerHere } from '../support/server-here.js';

const MAIN = new URL('../../dist/apps/server/main.js', import.meta.url).pathname;

type Environment = Readonly<Record<string, string>>;

export interface RefusedStart {
  readonly status: number | null;
  /** The lines of its standard error. */
  readonly lines: readonly string[];
}

/** Starts the built server where it must not start, and waits for its end. */
export function refusedProcess(data: string, environment: Environment = {}): RefusedStart {
  const { status, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: { ...programEnvironment, LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'error', ...environment },
    encoding: 'utf8',
  });
  return { status, lines: stderr.trimEnd().split('\n') };
}

/** The output of a server that does not start, a line each; empty when it starts. */
export async function refusal(data: string, environment: Environment = {}): Promise<readonly string[]> {
  try {
    await startServerHere(data, environment);
    return [];
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n');
  }
}
