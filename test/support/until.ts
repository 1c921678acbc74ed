import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two questions; a server needs the time to get on. */
const BETWEEN = 20;

/** Resolves when the condition holds; the limit is that of the test. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(BETWEEN);
}

/** Resolves when the server at this address is ready, and neither a read model nor a policy is behind. */
export async function untilReady(url: string): Promise<void> {
  await until(async () => {
    const { status, degraded } = await readinessOf(url);
    return status === 'ready' && degraded.length === 0;
  });
}

async function readinessOf(url: string): Promise<Readiness> {
  // The shape is that of the route's own schema.
  return (await (await fetch(`${url}/health/ready`)).json()) as Readiness;
}

interface Readiness {
  readonly status: string;
  readonly degraded: readonly string[];
  readonly parts: readonly { readonly lagSeconds?: number; readonly detail?: string }[];
}

/** Resolves when no projection or policy of the server is behind and no effect is open, twice in a row. */
export async function untilSettled(url: string): Promise<void> {
  let quiet = 0;
  await until(async () => {
    const { status, parts } = await readinessOf(url);
    const isQuiet = parts.every(
      ({ lagSeconds = 0, detail = '0 open' }) => lagSeconds === 0 && detail.startsWith('0 open'),
    );
    quiet = status === 'ready' && isQuiet ? quiet + 1 : 0;
    return quiet === 2;
  });
}
