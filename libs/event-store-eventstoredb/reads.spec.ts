import { status } from '@grpc/grpc-js';
import { StoreUnavailable } from '#event-sourcing';
import type { FakeEvent } from './fake-log.fixture.js';
import type { ReadScript } from './fake-calls.types.js';
import type { FakeServer } from './fake-server.fixture.js';
import { breakCall, noAnswer } from './fake-server.fixture.js';
import type { Timeouts } from './timeouts.js';
import { TIMEOUTS } from './timeouts.js';
import { endAfterEach, fakeServer, newEvent, SHORT, storeAt, until } from './stores.fixture.js';

endAfterEach();

async function opened(timeouts?: Partial<Timeouts>) {
  const server = await fakeServer();
  return { server, store: storeAt(server.url, timeouts === undefined ? {} : { timeouts }) };
}

/** Events of this program among foreign ones. */
function writeAmongOthers(server: FakeServer): void {
  const others = [
    '$stats-127.0.0.1',
    'foreign-1',
    'our_lease-projections',
    '$$our_thing-1',
    'ourselves-1',
    'my_our_thing-1',
  ];
  for (const ours of ['our_thing-1', 'our_note-1', 'our_thing-1']) {
    for (const stream of [...others, ours]) server.log.add({ stream });
  }
  for (const stream of others) server.log.add({ stream });
}

function breaking(code: number, details?: string): ReadScript {
  return (call) => {
    breakCall(call, code, details);
  };
}

describe('a read', () => {
  it('of a stream begins at a revision and goes both ways', async () => {
    const { server, store } = await opened();
    for (let index = 0; index < 5; index += 1) server.log.add({ stream: 'our_thing-1' });
    const read = async (...options: Parameters<typeof store.readStream>): Promise<readonly bigint[]> =>
      (await store.readStream(...options)).map(({ revision }) => revision);
    expect(await read('thing-1', { from: 3n })).toEqual([3n, 4n]);
    expect(await read('thing-1', { direction: 'backwards', from: 3n, limit: 2 })).toEqual([3n, 2n]);
    expect(await read('thing-1', { direction: 'backwards', from: 2n ** 70n, limit: 1 })).toEqual([4n]);
    expect(await read('thing-1', { from: 2n ** 63n })).toEqual([]);
  });

  it('of a stream that is missing or was deleted is empty', async () => {
    const { store } = await opened();
    expect(await store.readStream('thing-1')).toEqual([]);
  });

  it('goes to the leader, and never asks for 0 events, which the server answers with an error', async () => {
    const { server, store } = await opened();
    writeAmongOthers(server);
    for (const limit of [1, 2, 1000]) {
      await store.readLog({ limit });
      await store.readStream('thing-1', { limit });
    }
    await store.head();
    expect(server.reader.reads.every((asked) => Number(asked.getCount()) > 0)).toBe(true);
    expect(server.reader.fromLeader).toBe(server.reader.requests.length);
    await expect(store.readStream('thing-1', { limit: 0 })).rejects.toThrow(RangeError);
  });

  it.each<[string, ReadScript]>([
    ['the connection broke', breaking(status.UNAVAILABLE)],
    ['the server stopped', breaking(status.INTERNAL, 'Received RST_STREAM with code 2')],
    ['the server cancelled', breaking(status.CANCELLED)],
    ['the server is not ready', breaking(status.UNKNOWN, 'Server Is Not Ready')],
    ['the server is busy', breaking(status.UNKNOWN, 'Server Is Too Busy')],
    ['it ran out of time', breaking(status.DEADLINE_EXCEEDED)],
    ['it is never answered', noAnswer],
  ])('is repeated when %s', async (_, script) => {
    const { server, store } = await opened();
    server.log.add({ stream: 'our_thing-1' });
    server.readScripts.push(script, script);
    expect(await store.readStream('thing-1')).toHaveLength(1);
    expect(server.reader.reads).toHaveLength(3);
    await until(() => server.openCalls === 0);
  });

  it('that is never answered ends after its total timeout, and leaves no call open', async () => {
    const server = await fakeServer();
    const store = storeAt(server.url, { timeouts: SHORT });
    server.readScripts.push(...Array<ReadScript>(100).fill(noAnswer));
    const began = performance.now();
    await expect(store.readLog()).rejects.toThrow(StoreUnavailable);
    expect(performance.now() - began).toBeLessThan(50 * SHORT.read);
    await until(() => server.openCalls === 0);
  });

  it('that is refused is not repeated', async () => {
    const { server, store } = await opened();
    server.readScripts.push(breaking(status.PERMISSION_DENIED));
    await expect(store.head()).rejects.toThrow('refuses access');
    expect(server.reader.reads).toHaveLength(1);
  });
});

describe('the log', () => {
  it('has no system events, no events of another prefix, and no leases', async () => {
    const { server, store } = await opened();
    writeAmongOthers(server);
    const { events, position, head } = await store.readLog();
    expect(events.map(({ stream, revision }) => `${stream}@${revision}`)).toEqual([
      'thing-1@0',
      'note-1@0',
      'thing-1@1',
    ]);
    expect([position, head]).toEqual([events.at(-1)?.position, true]);
    expect(await store.head()).toBe(position);
  });

  it('is read in adjacent pages, with any events of others between its own', async () => {
    const { server, store } = await opened();
    writeAmongOthers(server);
    const { events } = await store.readLog();
    for (const [index, { position }] of events.entries()) {
      const slice = await store.readLog({ after: position, limit: 1 });
      expect([slice.events, slice.head]).toEqual([events.slice(index + 1, index + 2), index >= 1]);
    }
  });

  it('is read in few calls among thousands of foreign events', async () => {
    const { server, store } = await opened(TIMEOUTS);
    server.log.add({ stream: 'our_thing-1' });
    server.log.addForeign(5_000);
    server.log.add({ stream: 'our_thing-1' });
    expect((await store.readLog({ limit: 2 })).events).toHaveLength(2);
    expect(server.reader.reads.length).toBeLessThan(20);
  });

  it('is read with one call for each page when there are no foreign events', async () => {
    const { server, store } = await opened(TIMEOUTS);
    for (let index = 0n; index < 2_500n; index += 1n) server.log.add({ stream: 'our_thing-1', revision: index });
    for (let after: bigint | undefined, head = false; !head;) {
      const slice = await store.readLog({ limit: 1000, ...(after !== undefined && { after }) });
      ({ position: after, head } = slice);
    }
    expect(server.reader.reads).toHaveLength(3);
  });

  it('has its end found in few calls, with any number of foreign events after it', async () => {
    const { server, store } = await opened(TIMEOUTS);
    expect(await store.head()).toBeUndefined();
    server.log.add({ stream: 'our_thing-1' });
    server.log.addForeign(5_000);
    const calls = async (): Promise<number> => {
      const before = server.reader.reads.length;
      expect(await store.head()).toBe(100n);
      return server.reader.reads.length - before;
    };
    expect(await calls()).toBeLessThan(10);
    server.log.addForeign(40);
    expect(await calls()).toBe(2);
  });

  it('is empty when all events are foreign', async () => {
    const { server, store } = await opened(TIMEOUTS);
    server.log.addForeign(2_000);
    expect(await store.head()).toBeUndefined();
    expect(await store.readLog()).toEqual({ events: [], position: undefined, head: true });
  });
});

describe('an event that this program cannot have written', () => {
  const utf8 = new TextEncoder();
  it.each<[string, Partial<FakeEvent>, string]>([
    ['is no JSON', { contentType: 'application/octet-stream' }, 'holds no JSON object'],
    ['is broken JSON', { data: utf8.encode('{') }, 'holds no JSON object'],
    ['is a number', { data: utf8.encode('7') }, 'holds no JSON object'],
    ['has no metadata', { metadata: new Uint8Array() }, 'holds no JSON object'],
    ['has two positions', { prepare: 50n }, 'the prepare position 50'],
  ])('fails its reader loudly when it %s', async (_, part, why) => {
    const { server, store } = await opened();
    server.log.add({ stream: 'our_thing-1', ...part });
    await expect(store.readStream('thing-1')).rejects.toThrow(why);
    await expect(store.readLog()).rejects.toThrow(why);
    expect(server.reader.reads).toHaveLength(2);
  });
});

describe('a lease', () => {
  it('keeps only its last events, from its beginning', async () => {
    const { server, store } = await opened();
    await store.append('lease-projections', 'noStream', [newEvent()]);
    await store.append('lease-projections', 0n, [newEvent()]);
    const written = server.log.events.map(({ stream, type, data }) => [stream, type, new TextDecoder().decode(data)]);
    expect(written).toEqual([
      ['$$our_lease-projections', '$metadata', '{"$maxCount":10}'],
      ['our_lease-projections', 'ThingHappened', '{}'],
      ['our_lease-projections', 'ThingHappened', '{}'],
    ]);
  });

  it('that two servers take at once is given to one', async () => {
    const { server, store } = await opened();
    const other = storeAt(server.url);
    const take = (by: typeof store) => by.append('lease-projections', 'noStream', [newEvent()]);
    const results = await Promise.all([take(store), take(other)]);
    expect(results.filter(({ appended }) => appended)).toHaveLength(1);
    expect(server.log.stream('$$our_lease-projections')).toHaveLength(1);
  });

  it('is read like any stream', async () => {
    const { store } = await opened();
    await store.append('lease-projections', 'noStream', [newEvent()]);
    expect(await store.readStream('lease-projections')).toMatchObject([{ stream: 'lease-projections', revision: 0n }]);
    expect(await store.head()).toBeUndefined();
  });
});
