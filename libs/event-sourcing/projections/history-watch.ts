import type { StartStopwatch } from '../clock/stopwatch.js';
import { startStopwatch } from '../clock/stopwatch.js';
import { pause } from '../clock/waiting.js';
import type { Schedule } from '../policies/alarm.js';
import { machineSchedule } from '../policies/alarm.js';
import type { EventStore } from '../store/event-store.js';
import type { LogMark } from './log-mark.js';
import { isInLog } from './log-mark.js';

/** Milliseconds between two looks, and before the look that confirms a missing event. */
export const LOOKS = { regular: 2_000, confirming: 500 } as const;

/** Milliseconds of an answer from which on the store counts as away meanwhile: its adapter repeats calls by itself. */
export const LATE_ANSWER = 1_000;

export interface HistoryWatchPorts {
  readonly store: Pick<EventStore, 'head' | 'readStream'>;
  /** The event at which the read models are. `undefined` before the first. */
  readonly latestMark: () => Promise<LogMark | undefined>;
  readonly report: (message: string, details: object) => void;
  /** Called when the store answers again. It may hold less than before, while the event that is watched was restored too. */
  readonly onReturn: () => void;
  /** Called once, when the log has another history than this server has seen. */
  readonly onOtherHistory: () => void;
  readonly schedule?: Schedule;
  readonly startStopwatch?: StartStopwatch;
}

const OTHER_HISTORY =
  'the event store holds another history than this server has read: it was restored from an older copy';

/**
 * Looks at intervals whether the log still has the event at which the read models were at the last look: for a server that
 * neither follows the log nor applies for its lease.
 */
export class HistoryWatch {
  readonly #off = new AbortController();
  #running: Promise<void> | undefined;
  /** It was in the log when it was noted. */
  #mark: LogMark | undefined;
  #isAway = false;
  #isMissing = false;

  constructor(private readonly ports: HistoryWatchPorts) {}

  start(): void {
    this.#running ??= this.#watch();
  }

  async stop(): Promise<void> {
    this.#off.abort();
    await this.#running;
  }

  async #watch(): Promise<void> {
    const { report, onOtherHistory, schedule = machineSchedule } = this.ports;
    while (!this.#isOff()) {
      const isOther = await this.#isOtherHistory();
      if (this.#isOff()) return;
      if (isOther) {
        report(OTHER_HISTORY, {});
        onOtherHistory();
        return;
      }
      await pause(this.#isMissing ? LOOKS.confirming : LOOKS.regular, this.#off.signal, schedule);
    }
  }

  // A method, since the value changes during an `await`.
  #isOff(): boolean {
    return this.#off.signal.aborted;
  }

  /** A node that is behind may lack an event for a moment: only a second look in a row is believed. */
  async #isOtherHistory(): Promise<boolean> {
    const wasMissing = this.#isMissing;
    const asked = (this.ports.startStopwatch ?? startStopwatch)();
    try {
      this.#isMissing = !(await this.#holdsMark());
      this.#isAway ||= asked.atLeast() >= LATE_ANSWER;
    } catch {
      this.#isAway = true;
      return false;
    }
    if (this.#isMissing) return wasMissing;
    if (this.#isAway) this.ports.onReturn();
    this.#isAway = false;
    await this.#noteLatest();
    return false;
  }

  /** @throws StoreUnavailable */
  async #holdsMark(): Promise<boolean> {
    const { store } = this.ports;
    if (this.#mark !== undefined) return await isInLog(store, this.#mark);
    await store.head();
    return true;
  }

  /** Read models of a lost history name an event that the log lacks: it is not noted. */
  async #noteLatest(): Promise<void> {
    try {
      const latest = await this.ports.latestMark();
      if (latest !== undefined && (await isInLog(this.ports.store, latest))) this.#mark = latest;
    } catch {
      // The earlier event is as good until one of the two stores answers again.
    }
  }
}
