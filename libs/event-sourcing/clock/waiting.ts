import type { Schedule } from '../policies/alarm.js';

/** Resolves after the time, or at the abort. */
export async function pause(milliseconds: number, signal: AbortSignal, schedule: Schedule): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = schedule(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}

/** Resolves at the abort. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

/** The work's result, or `late` after the time. A result or rejection after that is ignored. */
export async function within<T>(work: Promise<T>, milliseconds: number, schedule: Schedule): Promise<T | 'late'> {
  return await new Promise((resolve, reject) => {
    const cancel = schedule(() => {
      resolve('late');
    }, milliseconds);
    work.then(resolve, reject).finally(cancel);
  });
}
