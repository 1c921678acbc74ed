import assert from 'node:assert/strict';
import type { NewEvent } from '../../store/event-store.js';
import { InvalidAppend, LIMITS } from '../../store/event-store.js';
import type { ContractCase, OpenedStore } from './contract-case.js';
import { accepted, newEvent, newEvents } from './contract-case.js';

async function refuses(
  { store }: OpenedStore,
  stream: string,
  events: readonly NewEvent[],
  what: string,
): Promise<void> {
  // Callers without types reach the store too, so the names here are no StreamName on purpose.
  const append = store.append(stream as `${string}-${string}`, 'noStream', events);
  await assert.rejects(append, (error) => error instanceof InvalidAppend, what);
}

/** An event that the types forbid, as JavaScript code may pass it. */
function misshapen(part: Readonly<Record<string, unknown>>): NewEvent {
  return { ...newEvent(), ...part };
}

function eventOfBytes(bytes: number): NewEvent {
  const around = JSON.stringify({ text: '' }).length + JSON.stringify({}).length;
  return newEvent('ThingHappened', { text: 'x'.repeat(bytes - around) });
}

export const limitCases: readonly ContractCase[] = [
  {
    name: 'an append of no events is refused',
    async run(opened) {
      await refuses(opened, 'thing-1', [], 'no events');
      assert.deepEqual(await opened.store.readStream('thing-1'), []);
    },
  },
  {
    name: 'a thousand events are one append, one more is refused',
    async run(opened) {
      await refuses(opened, 'thing-1', newEvents(LIMITS.appendEvents + 1), '1,001 events');
      const result = await opened.store.append('thing-1', 'noStream', newEvents(LIMITS.appendEvents));
      assert.equal(accepted(result).revision, BigInt(LIMITS.appendEvents - 1));
    },
  },
  {
    name: 'a mebibyte of data and metadata is one append, one byte more is refused',
    async run(opened) {
      const half = LIMITS.appendBytes / 2;
      await refuses(opened, 'thing-1', [eventOfBytes(half), eventOfBytes(half + 1)], '1 MiB and a byte');
      await refuses(
        opened,
        'thing-1',
        [newEvent('ThingHappened', { text: 'ü'.repeat(half) })],
        'bytes, not characters',
      );
      accepted(await opened.store.append('thing-1', 'noStream', [eventOfBytes(half), eventOfBytes(half)]));
      assert.equal((await opened.store.readStream('thing-1')).length, 2);
    },
  },
  {
    name: 'an id that is no UUID is refused',
    async run(opened) {
      for (const id of ['', '1', 'not-a-uuid', newEvent().id.toUpperCase(), `${newEvent().id}0`]) {
        await refuses(opened, 'thing-1', [newEvent(), { ...newEvent(), id }], id);
      }
      assert.equal(await opened.store.head(), undefined);
    },
  },
  {
    name: 'a type that is empty, blank, reserved or broken is refused',
    async run(opened) {
      for (const type of ['', ' ', 'two words', 'nul\u0000', '$metadata', 'half\ud83d', 'x'.repeat(301)]) {
        await refuses(opened, 'thing-1', [newEvent(), { ...newEvent(), type }], JSON.stringify(type));
      }
      assert.equal(await opened.store.head(), undefined);
    },
  },
  {
    name: 'data and metadata that are no JSON object are refused',
    async run(opened) {
      const circle: Record<string, unknown> = {};
      circle['self'] = circle;
      for (const value of [
        undefined,
        null,
        1,
        'text',
        [1],
        () => 1,
        { n: 1n },
        { n: NaN },
        { n: [-Infinity] },
        circle,
      ]) {
        await refuses(opened, 'thing-1', [newEvent(), misshapen({ data: value })], 'data');
        await refuses(opened, 'thing-1', [newEvent(), misshapen({ metadata: value })], 'metadata');
      }
      assert.equal(await opened.store.head(), undefined);
    },
  },
  {
    name: 'a stream name without category, with blanks, broken or too long is refused',
    async run(opened) {
      const names = ['', 'thing', '-1', 'thing-', 'thing -1', 'thing-a b', 'thing-\u0000', 'thing-\ud83d', 'thing-\n'];
      for (const name of [...names, `thing-${'x'.repeat(300)}`]) {
        await refuses(opened, name, [newEvent()], JSON.stringify(name));
      }
      assert.equal(await opened.store.head(), undefined);
    },
  },
  {
    name: 'a read outside its limits is refused',
    async run({ store }) {
      for (const limit of [0, -1, 1.5, NaN, LIMITS.readEvents + 1]) {
        await assert.rejects(store.readStream('thing-1', { limit }), RangeError);
        await assert.rejects(store.readLog({ limit }), RangeError);
      }
      await assert.rejects(store.readStream('thing-1', { from: -1n }), RangeError);
      await assert.rejects(store.readLog({ after: -1n }), RangeError);
    },
  },
];
