import { status } from '@grpc/grpc-js';
import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import { refused } from './fake-messages.fixture.js';
import type { AppendScript } from './fake-calls.types.js';
import { breakCall, FakeServer, noAnswer } from './fake-server.fixture.js';
import { endAfterEach, fakeServer, newEvent, SHORT, storeAt, until } from './stores.fixture.js';

endAfterEach();

async function opened() {
  const server = await fakeServer();
  return { server, store: storeAt(server.url) };
}

/** The bytes of a request without its correlation id. */
function bytes(request: BatchAppendReq): string {
  const options = request.getOptions()?.serializeBinary() ?? new Uint8Array();
  const events = request.getProposedMessagesList().map((message) => message.serializeBinary());
  return Buffer.concat([options, ...events]).toString('base64');
}

/** Writes the append and never answers. */
function lost(server: FakeServer, after: AppendScript): AppendScript {
  return (request, call) => {
    server.log.append(request);
    after(request, call);
  };
}

const breaking = (code: number): AppendScript => {
  return (_, call) => {
    breakCall(call, code);
  };
};

const END: AppendScript = (_, call) => call.end();

describe('an append without an answer', () => {
  it.each<[string, AppendScript]>([
    ['the connection broke', breaking(status.UNAVAILABLE)],
    ['the server stopped', breaking(status.INTERNAL)],
    ['the server cancelled', breaking(status.CANCELLED)],
    ['the server ended the call', END],
    ['it never came', noAnswer],
    ['the server was busy', (request, call) => call.write(refused(request, { kind: 'Unknown' }))],
    ['the server ran out of time', (request, call) => call.write(refused(request, { kind: 'Timeout' }))],
  ])('because %s is sent again, byte by byte, and the original answer counts', async (_, script) => {
    const { server, store } = await opened();
    const events = [newEvent({ text: 'Kenntnis genommen' }), newEvent()];
    server.appendScripts.push(lost(server, script), lost(server, script));
    expect(await store.append('thing-1', 'noStream', events)).toEqual({ appended: true, revision: 1n, position: 200n });
    expect(server.log.events).toHaveLength(2);
    expect(server.appends).toHaveLength(3);
    expect(new Set(server.appends.map(bytes)).size).toBe(1);
  });

  it('that was not written is a conflict when another writer came first', async () => {
    const { server, store } = await opened();
    server.appendScripts.push((_, call) => {
      server.log.add({ stream: 'our_thing-1' });
      breakCall(call, status.UNAVAILABLE);
    });
    expect(await store.append('thing-1', 'noStream', [newEvent()])).toEqual({ appended: false, actual: 0n });
  });

  it('ignores a late answer to its first attempt after the second attempt succeeded', async () => {
    const { server, store } = await opened();
    let late = noAnswer;
    server.appendScripts.push((request, call) => {
      late = () => {
        server.answer(request, call);
      };
    });
    const result = await store.append('thing-1', 'noStream', [newEvent()]);
    late();
    expect(await store.append('thing-1', 0n, [newEvent()])).toMatchObject({ revision: 1n });
    expect(result).toMatchObject({ appended: true, revision: 0n });
  });

  it('is given up after its total timeout, and its outcome is unknown', async () => {
    const server = await fakeServer();
    const store = storeAt(server.url, { timeouts: SHORT });
    server.appendScripts.push(...Array<AppendScript>(100).fill(noAnswer));
    const began = performance.now();
    await expect(store.append('thing-1', 'noStream', [newEvent()])).rejects.toMatchObject({
      name: 'StoreUnavailable',
      outcome: 'unknown',
    });
    expect(performance.now() - began).toBeLessThan(50 * SHORT.append);
    expect(server.appends.length).toBeGreaterThan(2);
    await until(() => server.openCalls === 0);
  });

  it('because the port is closed was certainly not written', async () => {
    const server = await fakeServer();
    server.stop();
    const store = storeAt(server.url, { timeouts: SHORT });
    await expect(store.append('thing-1', 'noStream', [newEvent()])).rejects.toMatchObject({
      name: 'StoreUnavailable',
      outcome: 'notWritten',
    });
  });

  it('succeeds when the server comes back in time', async () => {
    const { server, store } = await opened();
    await store.append('thing-1', 'noStream', [newEvent()]);
    server.stop();
    const append = store.append('thing-1', 0n, [newEvent()]);
    const again = await FakeServer.start(server.log, server.port);
    expect(await append).toMatchObject({ appended: true, revision: 1n });
    again.stop();
  });
});

describe('a server that falls silent', () => {
  it('is called again on a new connection, also by the calls that waited on the old one', async () => {
    const { server, store } = await opened();
    await store.append('thing-1', 'noStream', [newEvent()]);
    const [frozen] = server.appendCalls;
    server.appendScripts.push(noAnswer, noAnswer);
    const answers = await Promise.all([
      store.append('thing-1', 0n, [newEvent()]),
      store.append('thing-2', 'noStream', [newEvent()]),
    ]);
    expect(answers).toMatchObject([{ revision: 1n }, { revision: 0n }]);
    await until(() => server.appendCalls.size === 1);
    // Narrowing does not see that a script assigned `frozen`.
    expect(server.appendCalls.has(frozen as never)).toBe(false);
  });

  it('does not cut short a read on the same connection', async () => {
    const { server, store } = await opened();
    for (let index = 0; index < 10; index += 1) server.log.add({ stream: 'our_thing-1' });
    server.readScripts.push(server.reader.first(3));
    server.appendScripts.push(noAnswer);
    const append = store.append('thing-2', 'noStream', [newEvent()]);
    await until(() => server.appends.length === 1);
    const read = store.readStream('thing-1');
    await append;
    expect(await read).toHaveLength(10);
  });
});

describe('a broken connection of one store', () => {
  it('does not affect the appends of another store in the same process', async () => {
    const [mine, other] = [await opened(), await opened()];
    let answer = noAnswer;
    other.server.appendScripts.push((request, call) => {
      answer = () => {
        other.server.answer(request, call);
      };
    });
    const waiting = other.store.append('thing-1', 'noStream', [newEvent()]);
    await until(() => other.server.appends.length === 1);
    mine.server.appendScripts.push(breaking(status.UNAVAILABLE));
    await mine.store.append('thing-1', 'noStream', [newEvent()]);
    answer();
    expect(await waiting).toMatchObject({ appended: true });
    expect(other.server.appends).toHaveLength(1);
  });
});
