import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two questions; a server needs the time to get on. */
const BETWEEN = 20;

/** Resolves when the condition holds; the limit is that of the test. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(BETWEEN);
}

/** Resolves when the read models of the server at this address are at the log's end. */
export async function untilReady(url: string): Promise<void> {
  await until(async () => (await fetch(`${url}/health/ready`)).ok);
}
