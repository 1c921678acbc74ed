import type { Alarm } from './alarm.js';

/** One alarm for the earliest of several times. */
export class NextAlarm {
  #set: { readonly at: string; readonly cancel: () => void } | undefined;

  constructor(
    private readonly alarm: Alarm,
    private readonly ring: () => void,
  ) {}

  /** Replaces the time; `undefined` cancels the alarm. */
  set(at: string | undefined): void {
    if (this.#set?.at === at) return;
    this.#set?.cancel();
    this.#set = undefined;
    if (at === undefined) return;
    const cancel = this.alarm.set(at, () => {
      this.#set = undefined;
      this.ring();
    });
    this.#set = { at, cancel };
  }
}
