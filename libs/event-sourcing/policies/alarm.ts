import type { Clock } from '../clock/clock.js';
import type { VirtualClock } from '../clock/virtual-clock.js';

/** Calls `ring` once, when the business clock has reached `at`, but never synchronously. The returned function cancels it. */
export interface Alarm {
  set(at: string, ring: () => void): () => void;
}

/** Runs a task after the milliseconds. The returned function cancels it. */
export type Schedule = (task: () => void, milliseconds: number) => () => void;

/**
 * Timers are limited to 2^31 - 1 ms (24.8 days), and ignore a changed clock or a suspended machine. The clock is therefore
 * checked at least once an hour.
 */
export const LONGEST_TIMEOUT_MS = 3_600_000;

export const machineSchedule: Schedule = (task, milliseconds) => {
  const timeout = setTimeout(task, milliseconds);
  timeout.unref();
  return () => {
    clearTimeout(timeout);
  };
};

/** A schedule whose timers keep the process alive. */
export const waitingSchedule: Schedule = (task, milliseconds) => {
  const timeout = setTimeout(task, milliseconds);
  return () => {
    clearTimeout(timeout);
  };
};

export function realAlarm(clock: Clock, schedule: Schedule = machineSchedule): Alarm {
  return {
    set: (at, ring) => {
      let cancel = (): void => undefined;
      const arm = (): void => {
        const left = Date.parse(at) - Date.parse(clock.now());
        cancel = schedule(left > 0 ? arm : ring, Math.min(Math.max(left, 0), LONGEST_TIMEOUT_MS));
      };
      arm();
      return () => {
        cancel();
      };
    },
  };
}

export function virtualAlarm(clock: Pick<VirtualClock, 'now' | 'onAdvanced'>): Alarm {
  return {
    set: (at, ring) => {
      let waiting = true;
      const look = (): void => {
        if (!waiting || clock.now() < at) return;
        stop();
        ring();
      };
      const off = clock.onAdvanced(look);
      const stop = (): void => {
        waiting = false;
        off();
      };
      queueMicrotask(look);
      return stop;
    },
  };
}
