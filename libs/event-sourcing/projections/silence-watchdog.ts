import type { Schedule } from '../policies/alarm.js';
import type { EventStore } from '../store/event-store.js';

interface WatchdogPorts {
  readonly store: Pick<EventStore, 'head'>;
  readonly schedule: Schedule;
  /** Milliseconds. */
  readonly silence: number;
}

/**
 * Checks every `silence` milliseconds whether the log has grown while no slice came: a connection can be dead without an
 * error. Two checks in a row must find the log ahead, so that a slice on its way is not taken for silence.
 */
export class SilenceWatchdog {
  #seen: bigint | undefined;
  #working = false;
  #suspicious = false;
  #cancel: (() => void) | undefined;

  constructor(
    private readonly ports: WatchdogPorts,
    private readonly onSilence: () => void,
  ) {}

  start(after: bigint | undefined): void {
    this.stop();
    this.#seen = after;
    this.#working = false;
    this.#suspicious = false;
    this.#watch();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** A slice came. While it is processed, the subscription is not checked. */
  slice(position: bigint | undefined): void {
    this.#seen = position;
    this.#working = true;
    this.#suspicious = false;
  }

  /** The slice was processed. */
  waiting(): void {
    this.#working = false;
  }

  #watch(): void {
    const cancel = this.ports.schedule(() => void this.#look(cancel), this.ports.silence);
    this.#cancel = cancel;
  }

  async #look(mine: () => void): Promise<void> {
    const ahead = !this.#working && (await this.#isLogAhead());
    // During the read the subscription may have ended, or another one begun.
    if (this.#cancel !== mine) return;
    if (ahead && this.#suspicious) {
      this.#cancel = undefined;
      this.onSilence();
      return;
    }
    this.#suspicious = ahead;
    this.#watch();
  }

  async #isLogAhead(): Promise<boolean> {
    const seen = this.#seen;
    try {
      const head = await this.ports.store.head();
      return head !== undefined && this.#seen === seen && head > (seen ?? -1n);
    } catch {
      // When the store cannot be reached, the subscription fails too, or the store comes back.
      return false;
    }
  }
}
