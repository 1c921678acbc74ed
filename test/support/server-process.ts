import { processOfSuite } from '#suite';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { programEnvironment } from './program-environment.js';
import { storesOf } from './stores.js';

const MAIN = new URL('../../dist/apps/server/main.js', import.meta.url).pathname;

/** The built server as a process of its own, which ends with the test file. */
export interface ServerProcess {
  readonly url: string;
  readonly token: string;
  readonly child: ChildProcess;
  /** SIGKILL: nothing is finished, nothing is closed. */
  kill(): Promise<void>;
  /** SIGTERM: finishes the requests in flight. Resolves to the exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts the built server on a data folder and a free port, and waits until it prints its address.
 * @param log the folder whose log it is, where several servers are on one
 * @param stderr `pipe` for a spec that reads it
 */
export async function startServerProcess(
  data: string,
  environment: Readonly<Record<string, string>> = {},
  log = data,
  stderr: 'inherit' | 'pipe' = 'inherit',
): Promise<ServerProcess> {
  const stores = await storesOf(log);
  const settings = { LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'error', ...stores, ...environment };
  const child = processOfSuite(
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
      env: { ...programEnvironment, ...settings },
      stdio: ['ignore', 'pipe', stderr],
    }),
  );
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const url = await Promise.race([
    announcedUrl(child),
    exited.then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ]);
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    const [code] = await exited;
    return code;
  };
  return {
    url,
    get token() {
      return administratorToken([data, log]);
    },
    child,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** The server that was the first on the log has this file. */
function administratorToken(folders: readonly string[]): string {
  const [file] = folders.map((folder) => join(folder, 'admin-token')).filter((path) => existsSync(path));
  if (file === undefined) throw new Error('no server on this log has an administrator token');
  return readFileSync(file, 'utf8').trim();
}

async function announcedUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface(child.stdout)) {
    const url = /^Lenkwerk is at (\S+),/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('the server did not say where it is');
}
