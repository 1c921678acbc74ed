import type { EventStore, LogSlice, SubscribeOptions } from '../store/event-store.js';
import type { BrokenStore } from './broken-store.types.js';

type Subscription = (sound: EventStore, options: SubscribeOptions) => AsyncIterable<LogSlice>;

function broken(defect: string, noticedBy: readonly string[], subscribe: Subscription): BrokenStore {
  return { defect, noticedBy, breaks: (sound) => ({ subscribe: (options) => subscribe(sound, options) }) };
}

const IN_ORDER = 'a subscription gives the whole log in order and resumes behind every position';
const GOES_ON = 'a subscription continues with events appended after it caught up';
const WOKEN = 'a waiting subscription is woken by an append';
const FILTERED = 'a subscription applies its filter, and its position moves past the events that it leaves out';
const ABORT = 'an abort ends a subscription without an error, also while it waits or before it begins';

export const brokenSubscriptions: readonly BrokenStore[] = [
  broken('skips an event in subscriptions', [IN_ORDER, GOES_ON], async function* (sound, options) {
    for await (const slice of sound.subscribe(options)) {
      yield { ...slice, events: slice.events.filter(({ revision }) => revision !== 1n) };
    }
  }),
  broken('gives an event twice in subscriptions', [IN_ORDER, GOES_ON], async function* (sound, options) {
    for await (const slice of sound.subscribe(options)) {
      yield { ...slice, events: slice.events.flatMap((event) => (event.revision === 1n ? [event, event] : [event])) };
    }
  }),
  broken('always begins subscriptions at the start', [IN_ORDER], (sound, { after: _, ...options }) =>
    sound.subscribe(options),
  ),
  broken('gives nothing live', [GOES_ON, WOKEN], async function* (sound, options) {
    let caughtUp = false;
    for await (const slice of sound.subscribe(options)) {
      if (!caughtUp) yield slice;
      caughtUp ||= slice.head;
    }
  }),
  broken(
    'says nothing when there is nothing',
    ['the first slice at the head is given even when it is empty'],
    async function* (sound, options) {
      for await (const slice of sound.subscribe(options)) if (slice.events.length > 0) yield slice;
    },
  ),
  broken('ignores the filter of a subscription', [FILTERED], (sound, { filter: _, ...options }) =>
    sound.subscribe(options),
  ),
  broken('stays at the last event that passes the filter', [FILTERED], async function* (sound, options) {
    let position = options.after;
    for await (const slice of sound.subscribe(options)) {
      position = slice.events.at(-1)?.position ?? position;
      yield { ...slice, position };
    }
  }),
  broken('gives large slices', ['slices are small, and their positions grow'], async function* (sound, options) {
    const { events, position, head } = await sound.readLog();
    yield { events, position, head };
    yield* sound.subscribe({ ...options, ...(position !== undefined && { after: position }) });
  }),
  broken('does not hear an abort', [ABORT], (sound, options) =>
    sound.subscribe({ ...options, signal: new AbortController().signal }),
  ),
  broken('fails on an abort', [ABORT, 'an abort between two slices is the end'], async function* (sound, options) {
    yield* sound.subscribe(options);
    options.signal.throwIfAborted();
  }),
  broken(
    'lets two subscriptions share the log',
    ['two subscriptions each get every event while writers continue'],
    (() => {
      const given = new WeakMap<EventStore, Set<bigint>>();
      return async function* (sound: EventStore, options: SubscribeOptions): AsyncGenerator<LogSlice> {
        const taken = given.get(sound) ?? new Set();
        given.set(sound, taken);
        for await (const slice of sound.subscribe(options)) {
          const events = slice.events.filter(({ position }) => !taken.has(position));
          for (const { position } of events) taken.add(position);
          yield { ...slice, events };
        }
      };
    })(),
  ),
];
