import { status } from '@grpc/grpc-js';
import type { LogSlice, SubscribeOptions } from '#event-sourcing';
import { StoreUnavailable } from '#event-sourcing';
import type { ReadCall } from './fake-calls.types.js';
import type { FakeServer } from './fake-server.fixture.js';
import { breakCall, noAnswer } from './fake-server.fixture.js';
import { endAfterEach, fakeServer, newEvent, storeAt, until } from './stores.fixture.js';

endAfterEach();

async function opened(written = 3) {
  const server = await fakeServer();
  for (let index = 0; index < written; index += 1) server.log.add({ stream: `our_thing-${index}` });
  return { server, store: storeAt(server.url) };
}

type Store = Awaited<ReturnType<typeof opened>>['store'];

/** Takes slices one by one. */
function subscribed(store: Store, options: Partial<SubscribeOptions> = {}) {
  const abort = new AbortController();
  const slices = store.subscribe({ signal: abort.signal, ...options });
  const next = async (): Promise<LogSlice | 'ended'> => {
    const result = await slices.next();
    return result.done === true ? 'ended' : result.value;
  };
  return { abort, slices, next };
}

async function allClosed(server: FakeServer): Promise<void> {
  await until(() => server.openCalls === 0);
}

function openSubscription(server: FakeServer): ReadCall {
  const [call] = server.reader.open;
  if (call === undefined) throw new Error('no subscription is open');
  return call;
}

describe('a subscription', () => {
  it('is filtered by the server, and goes to the leader', async () => {
    const { server, store } = await opened();
    const { next, abort } = subscribed(store);
    await next();
    const filter = server.reader.subscriptions[0]?.getFilter()?.getStreamIdentifier();
    expect(filter?.getPrefixList()).toEqual(['our_']);
    expect(server.reader.fromLeader).toBe(server.reader.requests.length);
    abort.abort();
  });

  it('resumes behind a position, exclusively', async () => {
    const { store } = await opened();
    const { next, abort } = subscribed(store, { after: 200n });
    expect(await next()).toMatchObject({ events: [{ position: 300n }], position: 300n, head: true });
    abort.abort();
  });

  it('leaves out leases, and advances past filtered events', async () => {
    const { server, store } = await opened(0);
    for (const stream of ['our_thing-1', 'our_lease-projections', 'our_note-1', 'our_lease-projections']) {
      server.log.add({ stream });
    }
    const { next, abort } = subscribed(store, { filter: { categories: ['thing'] } });
    expect(await next()).toMatchObject({ events: [{ stream: 'thing-1' }], position: 300n, head: true });
    abort.abort();
  });

  it('gives an empty slice for an empty log at once, and later the events', async () => {
    const { store } = await opened(0);
    const { next, abort } = subscribed(store);
    expect(await next()).toEqual({ events: [], position: undefined, head: true });
    const result = await store.append('thing-1', 'noStream', [newEvent()]);
    expect(await next()).toMatchObject({
      events: [{ stream: 'thing-1' }],
      position: result.appended && result.position,
    });
    abort.abort();
  });

  it('fails at an event that this program cannot have written', async () => {
    const { server, store } = await opened(0);
    server.log.add({ stream: 'our_thing-1', contentType: 'application/octet-stream' });
    await expect(subscribed(store).next()).rejects.toThrow('holds no JSON object');
    await allClosed(server);
  });
});

describe('a subscription ends with StoreUnavailable', () => {
  it.each<[string, (server: FakeServer) => void]>([
    [
      'when it breaks',
      (server) => {
        breakCall(openSubscription(server), status.UNAVAILABLE);
      },
    ],
    [
      'when the server stops',
      (server) => {
        breakCall(openSubscription(server), status.INTERNAL, 'RST_STREAM');
      },
    ],
    [
      'when the server cancels it',
      (server) => {
        breakCall(openSubscription(server), status.CANCELLED);
      },
    ],
    [
      'when the server ends it',
      (server) => {
        openSubscription(server).end();
      },
    ],
    [
      'when the server is killed',
      (server) => {
        server.stop();
      },
    ],
  ])('%s', async (_, end) => {
    const { server, store } = await opened();
    const { next } = subscribed(store);
    await next();
    await until(() => server.openCalls === 1);
    const waiting = expect(next()).rejects.toThrow(StoreUnavailable);
    end(server);
    await waiting;
    await allClosed(server);
  });

  it('when the connection is given up because another call got no answer on it', async () => {
    const { server, store } = await opened();
    const { next } = subscribed(store);
    await next();
    const waiting = expect(next()).rejects.toThrow(StoreUnavailable);
    server.appendScripts.push(noAnswer);
    await store.append('thing-9', 'noStream', [newEvent()]);
    await waiting;
    expect(server.reader.open.size).toBe(0);
  });

  it('when its store is closed', async () => {
    const { server, store } = await opened();
    const { next } = subscribed(store);
    await next();
    const waiting = expect(next()).rejects.toThrow(StoreUnavailable);
    await store.close();
    await waiting;
    await allClosed(server);
  });

  it('when its store is closed before it could begin, and opens no connection', async () => {
    const { server, store } = await opened();
    let answer = noAnswer;
    server.readScripts.push((call) => {
      answer = () => {
        server.reader.answer(call);
      };
    });
    const waiting = expect(subscribed(store).next()).rejects.toThrow(StoreUnavailable);
    await until(() => server.reader.reads.length === 1);
    const closed = store.close();
    answer();
    await Promise.all([waiting, closed]);
    expect(server.reader.subscriptions).toHaveLength(0);
  });

  it('after the events that came before', async () => {
    const { server, store } = await opened();
    server.readScripts.push(server.reader.answer, (call) => {
      server.reader.answer(call);
      call.end();
    });
    const { next } = subscribed(store);
    expect(await next()).toMatchObject({ position: 300n });
    await expect(next()).rejects.toThrow(StoreUnavailable);
  });
});

describe('leaving a subscription', () => {
  it('by an abort while it waits ends it without an error', async () => {
    const { server, store } = await opened();
    const { next, abort } = subscribed(store);
    await next();
    const waiting = next();
    abort.abort();
    expect(await waiting).toBe('ended');
    await allClosed(server);
  });

  it('by an abort before it could begin ends it without an error', async () => {
    const { server, store } = await opened();
    server.readScripts.push((call) => {
      breakCall(call, status.PERMISSION_DENIED);
    });
    const { next, abort } = subscribed(store);
    const waiting = next();
    abort.abort();
    expect(await waiting).toBe('ended');
    expect(server.reader.subscriptions).toHaveLength(0);
  });

  it('early closes the call', async () => {
    const { server, store } = await opened();
    const { next, slices } = subscribed(store);
    await next();
    await until(() => server.openCalls === 1);
    await slices.return();
    await allClosed(server);
  });

  it('by an error of its own closes the call', async () => {
    const { server, store } = await opened();
    const failing = async (): Promise<void> => {
      for await (const slice of subscribed(store).slices) throw new Error(`cannot take ${slice.events.length}`);
    };
    await expect(failing()).rejects.toThrow('cannot take 3');
    await allClosed(server);
  });
});
