/**
 * Milliseconds since it was started, as far as a machine can tell: no clock is right when the machine was suspended
 * or its time was set.
 */
export interface Stopwatch {
  /** Never less than the truth after a suspension: for what must end in time. */
  atMost(): number;
  /** Never more than the truth after the time was set: for what must be waited for. */
  atLeast(): number;
}

export type StartStopwatch = () => Stopwatch;

/** Two clocks in milliseconds: one stands still while the machine is suspended, the other jumps when it is set. */
interface Clocks {
  readonly steady: () => number;
  readonly wall: () => number;
}

const MACHINE: Clocks = { steady: () => performance.now(), wall: () => Date.now() };

export function startStopwatch({ steady, wall }: Clocks = MACHINE): Stopwatch {
  const begin = { steady: steady(), wall: wall() };
  const atLeast = (): number => steady() - begin.steady;
  return { atLeast, atMost: () => Math.max(atLeast(), wall() - begin.wall) };
}
