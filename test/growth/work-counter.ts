import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector';
import { watchBuiltIns } from './built-ins.js';

/**
 * Counts what code does instead of the time that it takes, so that the number is the same on every machine: entries of
 * functions and blocks, by V8's precise coverage, and the lengths that built-in functions go over. Modules must be imported
 * after `start`: blocks of what was compiled before have no counters.
 */
export class WorkCounter {
  readonly #session = new Session();

  /** @param counts whether the script with this URL is counted */
  constructor(private readonly counts: (url: string) => boolean) {}

  start(): void {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  stop(): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.post('Profiler.disable');
    this.#session.disconnect();
  }

  async work(run: () => unknown): Promise<number> {
    this.#entries();
    const builtIns = watchBuiltIns();
    try {
      await run();
    } finally {
      builtIns.end();
    }
    return this.#entries() + builtIns.count();
  }

  /** The entries since the last call. */
  #entries(): number {
    let scripts: readonly Profiler.ScriptCoverage[] = [];
    // It calls back before it returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error;
      scripts = result;
    });
    return scripts
      .filter(({ url }) => this.counts(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
  }
}
