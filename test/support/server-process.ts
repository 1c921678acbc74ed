import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { storesOf } from './stores.js';

const MAIN = new URL('../../dist/apps/server/main.js', import.meta.url).pathname;

/** The built server as a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly token: string;
  readonly child: ChildProcess;
  /** SIGKILL: nothing is finished, nothing is closed. */
  kill(): Promise<void>;
  /** SIGTERM: finishes what is in flight. Resolves to the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built server on a data folder and a free port, and waits until it says where it is. */
export async function startServerProcess(
  data: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const stores = await storesOf(data);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: { PATH: process.env['PATH'], LENKWERK_DATA: data, PORT: '0', LOG_LEVEL: 'error', ...stores, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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
    token: readFileSync(join(data, 'admin-token'), 'utf8').trim(),
    child,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

async function announcedUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface(child.stdout)) {
    const url = /^Lenkwerk is at (\S+),/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('the server did not say where it is');
}
