import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.js';

/** Something whose end is known and that takes a while. */
export interface Progress {
  /** How much is done of `total`. */
  at(done: number): void;
  end(): void;
}

/** A bar where somebody looks; elsewhere nothing is written. */
export function showProgress({ isInteractive }: Terminal, label: string, total: number, unit: string): Progress {
  if (!isInteractive || total <= 0) return { at: () => undefined, end: () => undefined };
  const format = `${label} {bar} {percentage} % | {value}/{total} ${unit}`;
  const bar = new SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_grey,
  );
  bar.start(total, 0);
  return {
    at: (done) => {
      bar.update(Math.min(done, total));
    },
    end: () => {
      bar.stop();
    },
  };
}
