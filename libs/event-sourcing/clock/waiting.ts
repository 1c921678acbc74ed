import type { Schedule } from '../policies/alarm.js';

/** Resolves after so many milliseconds, or at the abort. */
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

export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

/** What the work gives; `late` when it gives nothing in that time. It is left behind then: how it ends is not heard. */
export async function within<T>(work: Promise<T>, milliseconds: number, schedule: Schedule): Promise<T | 'late'> {
  return await new Promise((resolve, reject) => {
    const cancel = schedule(() => {
      resolve('late');
    }, milliseconds);
    work.then(resolve, reject).finally(cancel);
  });
}
