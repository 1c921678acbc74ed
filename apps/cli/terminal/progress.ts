import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from './terminal.js';

/** The progress of work whose end is known. */
export interface Progress {
  /** Shows the part of `total` that is done. */
  at(done: number): void;
  end(): void;
}

/** A bar on an interactive terminal; other outputs get nothing. */
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
