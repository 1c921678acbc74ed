import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const started = new AsyncDisposableStack();

afterAll(() => started.disposeAsync());

/**
 * Ends a server, process or store after the last test of the file, however tests and hooks end; what was started last
 * ends first. Pass the promise at once: a start in progress when its hook fails is awaited.
 * @param end is called although a test ended it before
 */
export async function endsWithSuite<Resource>(
  resource: Resource | Promise<Resource>,
  end: (resource: Resource) => unknown,
): Promise<Resource> {
  started.defer(async () => {
    const [outcome] = await Promise.allSettled([resource]);
    if (outcome.status === 'fulfilled') await end(outcome.value);
  });
  return await resource;
}

/** A process that is killed behind the last test of the file, if it still runs then. */
export function processOfSuite<Child extends ChildProcess>(child: Child): Child {
  started.defer(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  });
  return child;
}

/** A new folder, which is removed behind the last test of the file. */
export function folderOfSuite(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `lenkwerk-${name}-`));
  started.defer(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
