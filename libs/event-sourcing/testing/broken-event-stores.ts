import type { EventStore, LogReadOptions, LogSlice, NewEvent, StoredEvent } from '../store/event-store.js';
import type { BrokenStore } from './broken-store.types.js';
import { brokenSubscriptions } from './broken-subscriptions.js';
import type { OpenedStore } from './event-store-contract.js';
import { MemoryEventStore, MemoryLog } from './memory-event-store.js';

/** Opens a broken store with an empty log, for a case of the contract. */
export function openBrokenStore({ breaks }: Pick<BrokenStore, 'breaks'>): OpenedStore {
  const log = new MemoryLog();
  const opened: MemoryEventStore[] = [];
  const open = (): EventStore => {
    const sound = new MemoryEventStore(log);
    opened.push(sound);
    return { ...methodsOf(sound), ...breaks(sound, opened.length > 1) };
  };
  const store = open();
  return {
    store,
    timeLimit: 100,
    reopen: () => store.close().then(open),
    async dispose() {
      for (const sound of opened) await sound.close();
    },
  };
}

function methodsOf(sound: EventStore): EventStore {
  return {
    append: (...append) => sound.append(...append),
    readStream: (...read) => sound.readStream(...read),
    readLog: (...read) => sound.readLog(...read),
    head: () => sound.head(),
    subscribe: (options) => sound.subscribe(options),
    close: () => sound.close(),
  };
}

function withOtherIds(events: readonly NewEvent[]): readonly NewEvent[] {
  return events.map((event) => ({ ...event, id: crypto.randomUUID() }));
}

function withoutSurrogates(event: StoredEvent): StoredEvent {
  const text = JSON.stringify(event.data).replaceAll(/\\ud[89a-f][0-9a-f]{2}/g, '\ufffd');
  // It was JSON before the replacement and is JSON after it.
  return { ...event, data: JSON.parse(text) as StoredEvent['data'] };
}

async function readUnfiltered(sound: EventStore, { after, limit }: LogReadOptions = {}): Promise<LogSlice> {
  return sound.readLog({ ...(after !== undefined && { after }), ...(limit !== undefined && { limit }) });
}

const RESEND = 'the same events again at the revision before them give the original answer and write nothing';
const RESTART_GOES_ON = 'after a restart revisions and positions continue, and a resend is recognised';

export const brokenStores: readonly BrokenStore[] = [
  {
    defect: 'forgets conflicts',
    noticedBy: [
      'another revision than the actual one is a conflict with the actual revision',
      'of concurrent writers exactly one wins each revision',
    ],
    breaks: (sound) => ({
      async append(stream, expected, events) {
        const result = await sound.append(stream, expected, events);
        return result.appended ? result : (this.append?.(stream, result.actual, events) ?? result);
      },
    }),
  },
  {
    defect: 'tells the expected revision as the actual one',
    noticedBy: ['another revision than the actual one is a conflict with the actual revision'],
    breaks: (sound) => ({
      async append(stream, expected, events) {
        const result = await sound.append(stream, expected, events);
        return result.appended ? result : { appended: false, actual: expected };
      },
    }),
  },
  {
    defect: 'forgets a resend',
    noticedBy: [RESEND, 'the same append twice at once is written once and answered alike', RESTART_GOES_ON],
    breaks: (sound) => ({ append: (stream, expected, events) => sound.append(stream, expected, withOtherIds(events)) }),
  },
  {
    defect: 'takes every known id for a resend',
    noticedBy: ['the same events at the current revision are written again'],
    breaks: (sound) => ({
      async append(stream, expected, events) {
        const known = sound.log.stream(stream).find(({ id }) => id === events[0]?.id);
        return known === undefined ? sound.append(stream, expected, events) : { appended: true, ...known };
      },
    }),
  },
  {
    defect: 'holds ids to be unique in the log',
    noticedBy: ['the same events in another stream are written there'],
    breaks: (sound) => ({
      async append(stream, expected, events) {
        const known = sound.log.entries.some((entry) => entry.stream !== stream && entry.id === events[0]?.id);
        return known ? { appended: false, actual: 'noStream' } : sound.append(stream, expected, events);
      },
    }),
  },
  {
    defect: 'compares only the first id of a resend',
    noticedBy: ['other events, or further ones, at an old revision are a conflict'],
    breaks: (sound) => ({
      async append(stream, expected, events) {
        const result = await sound.append(stream, expected, events);
        return result.appended ? result : sound.append(stream, expected, events.slice(0, 1));
      },
    }),
  },
  {
    defect: 'writes half a batch',
    noticedBy: [
      'an append answers with the revision and position of its last event',
      'the events of one append are adjacent in the log, in their order',
    ],
    breaks: (sound) => ({
      append: (stream, expected, events) =>
        sound.append(stream, expected, events.slice(0, Math.ceil(events.length / 2))),
    }),
  },
  {
    defect: 'mixes the events of appends that run at once',
    noticedBy: ['the events of one append are adjacent in the log, in their order'],
    breaks: (sound) => ({
      async append(stream, expected, events) {
        let result = await sound.append(stream, expected, events.slice(0, 1));
        for (const event of events.slice(1)) {
          if (result.appended) result = await sound.append(stream, result.revision, [event]);
        }
        return result;
      },
    }),
  },
  {
    defect: 'writes the sound part of a bad append',
    noticedBy: [
      'an id that is no UUID is refused',
      'a type that is empty, blank, reserved or broken is refused',
      'data and metadata that are no JSON object are refused',
    ],
    breaks: (sound) => ({
      async append(stream, expected, events) {
        return sound.append(stream, expected, events).catch(async (error: unknown) => {
          if (events.length === 2) await sound.append(stream, expected, events.slice(0, 1));
          throw error;
        });
      },
    }),
  },
  {
    defect: 'reports success for no events',
    noticedBy: ['an append of no events is refused'],
    breaks: (sound) => ({
      append: async (stream, expected, events) =>
        events.length > 0
          ? sound.append(stream, expected, events)
          : { appended: true, revision: expected === 'noStream' ? 0n : expected, position: 0n },
    }),
  },
  {
    defect: 'reorders the log',
    noticedBy: [
      'the log is in the order of the appends over all streams',
      'pages of a long log join without a gap or a repetition',
    ],
    breaks: (sound) => ({
      async readLog(options) {
        const slice = await sound.readLog(options);
        return { ...slice, events: slice.events.toSorted((a, b) => a.id.localeCompare(b.id)) };
      },
    }),
  },
  {
    defect: 'reads a stream backwards from the wrong end',
    noticedBy: ['a stream is read both ways, from a revision and up to a limit'],
    breaks: (sound) => ({
      readStream: async (stream, { direction, ...options } = {}) =>
        direction === 'backwards'
          ? (await sound.readStream(stream, options)).toReversed()
          : sound.readStream(stream, options),
    }),
  },
  {
    defect: 'reads streams by the beginning of their name',
    noticedBy: ['streams whose names begin alike do not mix'],
    breaks: (sound) => ({
      async readStream(stream, options) {
        if ((options?.direction ?? 'forwards') === 'backwards') return sound.readStream(stream, options);
        return (await sound.readLog()).events.filter((event) => event.stream.startsWith(stream));
      },
    }),
  },
  {
    defect: 'ignores the filter of a read',
    noticedBy: ['the log is read through a filter, and the position shows the progress'],
    breaks: (sound) => ({ readLog: (options) => readUnfiltered(sound, options) }),
  },
  {
    defect: 'begins the log with the event at the position instead of the one behind it',
    noticedBy: ['the log is read behind every position and up to a limit'],
    breaks: (sound) => ({
      readLog: (options = {}) =>
        sound.readLog({ ...options, ...(options.after !== undefined && { after: options.after - 1n }) }),
    }),
  },
  {
    defect: 'gives numbers for positions',
    noticedBy: ['an append answers with the revision and position of its last event'],
    breaks: (sound) => ({
      async append(...append) {
        const result = await sound.append(...append);
        // The types forbid it: that is the defect.
        return result.appended ? { ...result, position: Number(result.position) as unknown as bigint } : result;
      },
    }),
  },
  {
    defect: 'replaces half characters',
    noticedBy: ['every character comes back: four bytes, NUL, line ends, combining marks, lone surrogates'],
    breaks: (sound) => ({
      readStream: async (...read) => (await sound.readStream(...read)).map(withoutSurrogates),
    }),
  },
  {
    defect: 'gives objects without a prototype',
    noticedBy: ['an event comes back equal and in plain objects'],
    breaks: (sound) => ({
      readStream: async (...read) => (await sound.readStream(...read)).map((event) => ({ __proto__: null, ...event })),
    }),
  },
  {
    defect: 'loses the last event on a restart',
    noticedBy: ['a restart keeps everything', RESTART_GOES_ON],
    breaks(sound, restarted) {
      if (restarted) {
        const lost = sound.log.entries.pop();
        if (lost !== undefined) sound.log.stream(lost.stream).pop();
      }
      return {};
    },
  },
  {
    defect: 'answers after it was closed',
    noticedBy: ['a closed store answers that it is unavailable and that nothing was written'],
    breaks: (sound) => ({ append: (...append) => new MemoryEventStore(sound.log).append(...append) }),
  },
  ...brokenSubscriptions,
];
