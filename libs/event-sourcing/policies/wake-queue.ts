import type { Evidence } from '../messages/metadata.js';
import type { AskedPoint } from './event-point.js';
import type { Wake } from './policy.js';

/** A wake that was asked for, with the cause for its effects' metadata. */
export interface PendingWake extends Wake {
  /** The event that caused the wake. */
  readonly event: string;
  readonly correlationId: string;
  readonly evidence: Evidence;
  /** The `WakeAsked` event. */
  readonly asked: AskedPoint;
}

/** Wakes ordered by time; wakes of the same time in the order they were asked for. */
export class WakeQueue {
  readonly #wakes: PendingWake[] = [];
  readonly #byId = new Map<string, PendingWake>();

  get next(): PendingWake | undefined {
    return this.#wakes[0];
  }

  /** In order of time. */
  get all(): readonly PendingWake[] {
    return [...this.#wakes];
  }

  get size(): number {
    return this.#wakes.length;
  }

  get(id: string): PendingWake | undefined {
    return this.#byId.get(id);
  }

  /** A wake with the same id is moved. */
  add(wake: PendingWake): void {
    this.remove(wake.id);
    this.#wakes.splice(this.#placeBehind(wake.at), 0, wake);
    this.#byId.set(wake.id, wake);
  }

  remove(id: string): void {
    const wake = this.#byId.get(id);
    if (wake === undefined) return;
    this.#byId.delete(id);
    this.#wakes.splice(this.#wakes.indexOf(wake), 1);
  }

  /** The index for a wake at this time: behind all wakes that are due no later. */
  #placeBehind(at: string): number {
    let [low, high] = [0, this.#wakes.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#wakes[middle];
      if (there !== undefined && there.at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
