import { LRUCache } from 'lru-cache';
import type { NotedWarning } from '../messages/metadata.js';
import type { MadePart } from '../commands/made-parts.js';
import { madeParts } from '../commands/made-parts.js';
import type { Evolved, Message } from '../messages/message.js';
import { streamName } from '../messages/message.js';
import type { MessageRegistry } from '../messages/message-registry.js';
import type { PersonalFields } from '../personal-data/personal-fields.js';
import type { EventStore, ExpectedRevision, StoredEvent, StreamName } from '../store/event-store.js';
import { LIMITS } from '../store/event-store.js';
import type { PartialDate } from '../time/partial-date.js';
import type { AnyDeciderOf } from './stream-definition.js';

/** The outcome of a recorded command. */
export interface CommandTrace {
  readonly hash: string;
  readonly events: readonly string[];
  readonly parts: readonly MadePart[];
  readonly warnings: readonly NotedWarning[];
  readonly revision: bigint;
  readonly position: bigint;
}

/** The state of a stream at the revision that was read. */
export interface StreamState<S> {
  readonly stream: StreamName;
  readonly state: S;
  readonly revision: ExpectedRevision;
  readonly position: bigint | undefined;
  readonly commands: ReadonlyMap<string, CommandTrace>;
  /** The date of each event, including later refinements, by event id. */
  readonly dates: ReadonlyMap<string, PartialDate>;
}

interface Entry {
  readonly stream: StreamName;
  state: unknown;
  revision: ExpectedRevision;
  position: bigint | undefined;
  readonly commands: Map<string, CommandTrace>;
  readonly dates: Map<string, PartialDate>;
}

export const CACHE_LIMITS = { streams: 20_000, events: 400_000 } as const;

/** Folds streams into states and caches a bounded number of them. A cached state may be behind its stream. */
export class StreamStates {
  readonly #cache = new LRUCache<StreamName, Entry>({
    max: CACHE_LIMITS.streams,
    maxSize: CACHE_LIMITS.events,
    sizeCalculation: (entry) => entry.dates.size + 1,
  });

  readonly #deciders: ReadonlyMap<string, AnyDeciderOf<unknown>>;

  constructor(
    private readonly store: EventStore,
    private readonly registry: MessageRegistry,
    deciders: readonly AnyDeciderOf<unknown>[] = [],
    private readonly personal?: PersonalFields,
  ) {
    this.#deciders = new Map(deciders.map((decider) => [decider.category, decider]));
  }

  deciderOf(category: string): AnyDeciderOf<unknown> | undefined {
    return this.#deciders.get(category);
  }

  /** The cached state, otherwise the current one. `fresh`: the stream's end was read now. */
  async cached<S>(decider: AnyDeciderOf<S>, id: string): Promise<{ state: StreamState<S>; fresh: boolean }> {
    const entry = this.#cache.get(streamName(decider.category, id));
    if (entry !== undefined) return { state: snapshot(entry), fresh: false };
    return { state: await this.current(decider, id), fresh: true };
  }

  /** The state at the stream's present end. */
  async current<S>(decider: AnyDeciderOf<S>, id: string): Promise<StreamState<S>> {
    const stream = streamName(decider.category, id);
    const entry = this.#cache.get(stream) ?? emptyEntry(stream, decider.initial);
    for (;;) {
      const from = entry.revision === 'noStream' ? 0n : entry.revision + 1n;
      const events = await this.store.readStream(stream, { from });
      this.#take(decider, entry, decider.readsPersonalFields === true ? await this.#opened(events) : events);
      if (events.length < LIMITS.readEvents) return snapshot(entry);
    }
  }

  /** The revision of the stream's last event now, for any decider: one read of at most one event. */
  async revisionOf(category: string, id: string): Promise<ExpectedRevision> {
    const stream = streamName(category, id);
    const [last] = await this.store.readStream(stream, { direction: 'backwards', limit: 1 });
    return last?.revision ?? 'noStream';
  }

  async #opened(events: readonly StoredEvent[]): Promise<readonly StoredEvent[]> {
    const { personal } = this;
    if (personal === undefined) throw new Error('a decider that reads personal fields needs their keys');
    return await Promise.all(
      events.map(async (event) => {
        // Event data is always a JSON object.
        const data = event.data as object;
        return { ...event, data: await personal.open(event.stream, event.id, data) };
      }),
    );
  }

  /** Applies events that were just appended to the cached state, with personal fields as their decider reads them. */
  applied(decider: AnyDeciderOf<unknown>, stream: StreamName, events: readonly StoredEvent[]): void {
    this.#take(decider, this.#cache.get(stream) ?? emptyEntry(stream, decider.initial), events);
  }

  evict(stream: StreamName): void {
    this.#cache.delete(stream);
  }

  /** Every state is read from the store again. */
  evictAll(): void {
    this.#cache.clear();
  }

  #take(decider: AnyDeciderOf<unknown>, entry: Entry, events: readonly StoredEvent[]): void {
    for (const stored of events) {
      const next = entry.revision === 'noStream' ? 0n : entry.revision + 1n;
      // Another call may have applied the same events already: they are skipped.
      if (stored.revision === next) this.#apply(decider, entry, stored);
    }
    if (entry.revision !== 'noStream') this.#cache.set(entry.stream, entry);
  }

  #apply(decider: AnyDeciderOf<unknown>, entry: Entry, stored: StoredEvent): void {
    const event = this.registry.decode(stored);
    // The decider of this category wrote the event, so it is one of its union.
    entry.state = decider.evolve(entry.state, event as Evolved<Message> as never);
    entry.revision = stored.revision;
    entry.position = stored.position;
    entry.dates.set(stored.id, event.occurredOn);
    if (event.type === 'DateRefined') refineDate(entry, event.data);
    const trace = entry.commands.get(event.metadata.commandId);
    entry.commands.set(event.metadata.commandId, {
      hash: event.metadata.commandHash,
      events: [...(trace?.events ?? []), stored.id],
      warnings: event.metadata.warnings ?? [],
      parts: madeParts(event.metadata.commandId, event.data, trace?.parts ?? []),
      revision: stored.revision,
      position: stored.position,
    });
  }
}

/** A copy of state and revision at one moment; the entry itself is updated later. */
function snapshot<S>(entry: Entry): StreamState<S> {
  // The cache is keyed by stream and a stream has one decider: the state is that decider's.
  return { ...entry, state: entry.state as S };
}

function emptyEntry(stream: StreamName, initial: unknown): Entry {
  return {
    stream,
    state: initial,
    revision: 'noStream',
    position: undefined,
    commands: new Map(),
    dates: new Map(),
  };
}

function refineDate(entry: Entry, data: object): void {
  if ('event' in data && 'to' in data && typeof data.event === 'string' && typeof data.to === 'string') {
    entry.dates.set(data.event, data.to);
  }
}
