/**
 * Milliseconds since its start. No clock is exact when the machine was suspended or its time was set; hence two bounds.
 */
export interface Stopwatch {
  /** Upper bound, also after a suspension: for a deadline that must not be missed. */
  atMost(): number;
  /** Lower bound, also after the time was set: for a time that must pass in full. */
  atLeast(): number;
}

export type StartStopwatch = () => Stopwatch;

/** Two clocks in milliseconds. `steady` stands still during a suspension, `wall` jumps when the time is set. */
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
