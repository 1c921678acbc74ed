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
    // Its own handler of signals restores the cursor but keeps the program running.
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true, gracefulExit: false },
    Presets.shades_grey,
  );
  bar.start(total, 0);
  const stopWatching = onEndingSignal(() => {
    bar.stop();
  });
  return {
    at: (done) => {
      bar.update(Math.min(done, total));
    },
    end: () => {
      stopWatching();
      bar.stop();
    },
  };
}

/** Runs `clean` before a signal ends the program. @returns no longer */
function onEndingSignal(clean: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    clean();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    for (const signal of ENDING) process.off(signal, end);
  };
  for (const signal of ENDING) process.on(signal, end);
  return stop;
}

const ENDING = ['SIGINT', 'SIGTERM'] as const;
