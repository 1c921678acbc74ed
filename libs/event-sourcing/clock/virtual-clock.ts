import type { Command, Decider } from '../commands/decider.js';
import { accept, refuse } from '../commands/decider.js';
import { VIRTUAL_START } from '../log/log-opened.js';
import type { Message } from '../messages/message.js';
import type { EventStore } from '../store/event-store.js';
import type { BusinessClock } from './clock.js';
import { dayIn } from './clock.js';

export type ClockEvent = Message<'ClockAdvanced', { readonly to: string }>;
export type ClockCommand = Command<'AdvanceClock', { readonly to: string }>;
export type ClockRefusal = 'clock never goes back';

/** Decides on the virtual clock's time, ISO 8601 UTC. Its stream is `clock-business`. */
export const clockDecider: Decider<ClockCommand, string, ClockEvent, ClockRefusal> = {
  category: 'clock',
  initial: VIRTUAL_START,
  events: { ClockAdvanced: 1 },
  german: { 'clock never goes back': 'Die Uhr geht nicht zurück.' },
  decide: ({ data }, now) => {
    const to = new Date(data.to).toISOString();
    return to < now ? refuse('clock never goes back') : accept<ClockEvent>({ type: 'ClockAdvanced', data: { to } });
  },
  evolve: (now, event) => (event.type === 'ClockAdvanced' ? event.data.to : now),
};

export const CLOCK_ID = 'business';

/** A business clock that stands still until it is advanced. Its time is stored in the log. */
export class VirtualClock implements BusinessClock {
  readonly #listeners = new Set<() => void>();
  #now = VIRTUAL_START;

  constructor(private readonly zone: string) {}

  static async open(store: EventStore, zone: string): Promise<VirtualClock> {
    const clock = new VirtualClock(zone);
    const past = await store.readStream(`${clockDecider.category}-${CLOCK_ID}`, { direction: 'backwards' });
    const last = past.find(({ type }) => type === 'ClockAdvanced');
    // Only the clock's decider writes these events.
    if (last !== undefined) clock.#now = (last.data as ClockEvent['data']).to;
    return clock;
  }

  now(): string {
    return this.#now;
  }

  today(): string {
    return dayIn(this.zone, this.#now);
  }

  /** Moves to the instant of a `ClockAdvanced` event, and wakes the listeners. */
  advancedTo(instant: string): void {
    if (instant <= this.#now) return;
    this.#now = instant;
    for (const listener of this.#listeners) listener();
  }

  onAdvanced(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
