import type { EventStore } from '../store/event-store.js';
import type { MemoryEventStore } from './memory-event-store.js';

/** A store that breaks the contract in one way, and the cases of the contract that must notice it. */
export interface BrokenStore {
  readonly defect: string;
  readonly noticedBy: readonly string[];
  /** The methods that differ from the sound store's; `restarted` is true after `reopen`. */
  breaks(sound: MemoryEventStore, restarted: boolean): Partial<EventStore>;
}
