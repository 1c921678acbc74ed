import { processOfSuite } from '#suite';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

interface AcknowledgedAppend {
  readonly stream: string;
  readonly ids: readonly string[];
}

export interface AppendingProcess {
  /** Resolves when `count` appends were acknowledged. */
  acknowledged(count: number): Promise<void>;
  /** Sends SIGKILL and returns the appends that were acknowledged. */
  kill(): Promise<readonly AcknowledgedAppend[]>;
}

/** A file of the built program: `npm test` builds before it tests. */
export function builtFile(name: string): string {
  return join(process.cwd(), 'dist', 'libs', 'event-store-sqlite', name);
}

/** Starts `appending-process.fixture.ts` on a folder; it appends until it is killed. */
export function startAppending(folder: string, { inFlight }: { readonly inFlight: number }): AppendingProcess {
  const child = processOfSuite(
    spawn(process.execPath, [builtFile('appending-process.fixture.js'), folder, String(inFlight)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const exited = once(child, 'exit');
  const appends: AcknowledgedAppend[] = [];
  const read = readAcknowledged(child, appends);
  return {
    async acknowledged(count) {
      while (appends.length < count) {
        const ended = await Promise.race([once(child.stdout, 'data').then(() => false), exited.then(() => true)]);
        if (ended) throw new Error('the appending process ended by itself: is the program built?');
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await Promise.all([exited, read]);
      return appends;
    },
  };
}

async function readAcknowledged(child: ChildProcess, appends: AcknowledgedAppend[]): Promise<void> {
  if (child.stdout === null) throw new Error('the process has no output');
  for await (const line of createInterface(child.stdout)) {
    // The kill may have cut the last line: that append does not count as acknowledged.
    if (line.endsWith('}')) appends.push(JSON.parse(line) as AcknowledgedAppend);
  }
}
