import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import { InvalidAppend } from '#event-sourcing';
import { noSuchStream, refused, success } from './fake-messages.fixture.js';
import type { Refusal } from './fake-messages.fixture.js';
import type { ReadScript } from './fake-calls.types.js';
import { breakCall } from './fake-server.fixture.js';
import { endAfterEach, fakeServer, newEvent, storeAt, until } from './stores.fixture.js';

endAfterEach();

async function opened() {
  const server = await fakeServer();
  return { server, store: storeAt(server.url) };
}

/** A written event that cannot be read yet. */
const notYet: ReadScript = (call) => {
  call.write(noSuchStream());
  call.end();
};

describe('an append', () => {
  it('is one request, whose answer has revision and position', async () => {
    const { server, store } = await opened();
    expect(await store.append('thing-1', 'noStream', [newEvent(), newEvent()])).toEqual({
      appended: true,
      revision: 1n,
      position: 200n,
    });
    expect(server.appends).toHaveLength(1);
    expect(server.log.events.map(({ stream, contentType }) => [stream, contentType])).toEqual(
      Array(2).fill(['our_thing-1', 'application/json']),
    );
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['an empty type', { type: '' }],
    ['an id that is no UUID', { id: 'first' }],
    ['no data', { data: undefined }],
    ['a BigInt in its data', { data: { count: 1n } }],
    ['a BigInt in its metadata', { metadata: { count: 1n } }],
  ])('with %s is refused before anything reaches the server', async (_, part) => {
    const { server, store } = await opened();
    // Callers without types reach the store too.
    const misshapen = { ...newEvent(), ...part };
    await expect(store.append('thing-1', 'noStream', [newEvent(), misshapen])).rejects.toThrow(InvalidAppend);
    await store.append('thing-1', 'noStream', [newEvent()]);
    expect(server.appends).toHaveLength(1);
  });

  it('without events is refused here, since the server would accept it', async () => {
    const { server, store } = await opened();
    await expect(store.append('thing-1', 'noStream', [])).rejects.toThrow(InvalidAppend);
    expect([server.appends.length, server.openCalls]).toEqual([0, 0]);
  });

  it('at another revision is a conflict with the actual revision', async () => {
    const { store } = await opened();
    expect(await store.append('thing-1', 3n, [newEvent()])).toEqual({ appended: false, actual: 'noStream' });
    await store.append('thing-1', 'noStream', [newEvent(), newEvent()]);
    expect(await store.append('thing-1', 0n, [newEvent()])).toEqual({ appended: false, actual: 1n });
  });

  it('that conflicts with an append in flight is answered when that append can be read', async () => {
    const { server, store } = await opened();
    server.log.add({ stream: 'our_thing-1' });
    server.readScripts.push(notYet, notYet);
    expect(await store.append('thing-1', 'noStream', [newEvent()])).toEqual({ appended: false, actual: 0n });
    expect(server.reader.reads).toHaveLength(3);
  });

  it('that conflicts with an unreadable event is a conflict all the same', async () => {
    const { server, store } = await opened();
    server.appendScripts.push((request, call) =>
      call.write(refused(request, { kind: 'WrongExpectedVersion', actual: 4n })),
    );
    expect(await store.append('thing-1', 'noStream', [newEvent()])).toEqual({ appended: false, actual: 4n });
  });

  it("at a revision above the server's maximum is a conflict without a request", async () => {
    const { server, store } = await opened();
    await store.append('thing-1', 'noStream', [newEvent()]);
    expect(await store.append('thing-1', 2n ** 63n, [newEvent()])).toEqual({ appended: false, actual: 0n });
    expect(server.appends).toHaveLength(1);
  });

  it('whose answer has no position reads it from the stream', async () => {
    const { server, store } = await opened();
    server.appendScripts.push((request, call) => {
      server.log.append(request);
      call.write(success(request, 1n));
    });
    const events = [newEvent(), newEvent()];
    expect(await store.append('thing-1', 'noStream', events)).toEqual({ appended: true, revision: 1n, position: 200n });
  });

  it('that is repeated while it is still being written waits for its position', async () => {
    const { server, store } = await opened();
    server.appendScripts.push((request, call) => {
      server.log.append(request);
      call.write(success(request, 0n));
    });
    server.readScripts.push(notYet);
    expect(await store.append('thing-1', 'noStream', [newEvent()])).toMatchObject({ position: 100n });
  });

  it('whose position cannot be read rejects with an unknown outcome', async () => {
    const { server, store } = await opened();
    server.appendScripts.push((request, call) => call.write(success(request, 0n)));
    server.readScripts.push((call) => {
      breakCall(call, status.PERMISSION_DENIED);
    });
    await expect(store.append('thing-1', 'noStream', [newEvent()])).rejects.toMatchObject({ outcome: 'unknown' });
  });

  it('with different commit and prepare positions is rejected', async () => {
    const { server, store } = await opened();
    server.appendScripts.push((request, call) => call.write(success(request, 0n, { commit: 200n, prepare: 100n })));
    await expect(store.append('thing-1', 'noStream', [newEvent()])).rejects.toThrow('the prepare position 100');
  });

  it('is matched with its answer by the correlation id, in both forms of the id', async () => {
    const { server, store } = await opened();
    server.appendScripts.push((request, call) => {
      const hex = request.getCorrelationId()?.getString().replaceAll('-', '') ?? '';
      const half = (at: number): string => BigInt.asIntN(64, BigInt(`0x${hex.slice(at, at + 16)}`)).toString();
      const structured = new shared.UUID.Structured().setMostSignificantBits(half(0)).setLeastSignificantBits(half(16));
      call.write(
        success(request, 0n, { commit: 7n, prepare: 7n }).setCorrelationId(new shared.UUID().setStructured(structured)),
      );
    });
    expect(await store.append('thing-1', 'noStream', [newEvent()])).toMatchObject({ position: 7n });
  });

  it('does not wait for the append before', async () => {
    const { server, store } = await opened();
    server.appendScripts.push((request, call) => {
      server.appendScripts.push((second) => {
        server.answer(second, call);
        server.answer(request, call);
      });
    });
    const answers = await Promise.all(
      (['thing-1', 'thing-2'] as const).map((stream) => store.append(stream, 'noStream', [newEvent()])),
    );
    expect(answers.map(({ appended }) => appended)).toEqual([true, true]);
    expect(server.appendCalls.size).toBe(1);
  });
});

describe('an append that the server refuses for good', () => {
  it.each<[string, Refusal, RegExp]>([
    ['a tombstone', { kind: 'StreamDeleted' }, /deleted for good/],
    ['no access', { kind: 'AccessDenied' }, /refuses access/],
  ])('for %s is not repeated, and was not written', async (_, refusal, why) => {
    const { server, store } = await opened();
    server.appendScripts.push((request, call) => call.write(refused(request, refusal)));
    const append = store.append('thing-1', 'noStream', [newEvent()]);
    await expect(append).rejects.toMatchObject({
      // Jest declares its matchers as any.
      message: expect.stringMatching(why) as string,
      outcome: 'notWritten',
    });
    expect(server.appends).toHaveLength(1);
  });

  it('because of its size limit names the setting to raise', async () => {
    const { server, store } = await opened();
    server.appendScripts.push((request, call) =>
      call.write(refused(request, { kind: 'MaximumAppendSizeExceeded', most: 1024 })),
    );
    await expect(store.append('thing-1', 'noStream', [newEvent()])).rejects.toThrow(
      /at most 1024 bytes.*MaxAppendSize/,
    );
  });
});

describe('an answer without a waiting append', () => {
  it('is ignored, whether it was given twice or belongs to another program', async () => {
    const { server, store } = await opened();
    server.appendScripts.push((request, call) => {
      server.answer(request, call);
      server.answer(request, call);
      call.write(new streams.BatchAppendResp().setSuccess(new streams.BatchAppendResp.Success()));
      call.write(success(request, 9n).setCorrelationId(new shared.UUID().setString('unknown')));
    });
    expect(await store.append('thing-1', 'noStream', [newEvent()])).toMatchObject({ revision: 0n });
    expect(await store.append('thing-1', 0n, [newEvent()])).toMatchObject({ revision: 1n });
  });
});

describe('closing', () => {
  it('waits for the answers of appends in flight, and leaves no call open', async () => {
    const { server, store } = await opened();
    const { promise: asked, resolve } = Promise.withResolvers<() => void>();
    server.appendScripts.push((request, call) => {
      resolve(() => {
        server.answer(request, call);
      });
    });
    const append = store.append('thing-1', 'noStream', [newEvent()]);
    const answer = await asked;
    const closed = store.close();
    answer();
    expect(await append).toMatchObject({ appended: true });
    await closed;
    await until(() => server.openCalls === 0);
  });

  it('ends after its timeout, and the outcome of an append in flight is unknown', async () => {
    const { server, store } = await opened();
    const { promise: asked, resolve } = Promise.withResolvers<undefined>();
    server.appendScripts.push(() => {
      resolve(undefined);
    });
    const append = expect(store.append('thing-1', 'noStream', [newEvent()])).rejects.toMatchObject({
      name: 'StoreUnavailable',
      outcome: 'unknown',
    });
    await asked;
    await store.close();
    await append;
    await until(() => server.openCalls === 0);
  });
});
