import { Metadata, status } from '@grpc/grpc-js';
import { FakeLog } from './fake-log.fixture.js';
import type { AppendScript } from './fake-calls.types.js';
import { breakCall, noAnswer } from './fake-server.fixture.js';
import { endAfterEach, fakeServer, newEvent, SHORT, storeAt, until } from './stores.fixture.js';

endAfterEach();

/** Three nodes with one log; the first one leads. */
async function cluster(options: Parameters<typeof storeAt>[1] = {}) {
  const log = new FakeLog();
  const nodes = [await fakeServer(log), await fakeServer(log), await fakeServer(log)] as const;
  const ports = nodes.map(({ port }) => port);
  const elect = (leader: number | undefined): void => {
    for (const node of nodes) node.cluster = { nodes: ports, leader };
  };
  elect(ports[0]);
  const url = `esdb://${ports.map((port) => `127.0.0.1:${port}`).join(',')}?tls=false&discoveryInterval=5`;
  return { nodes, elect, store: storeAt(url, options) };
}

const unavailable: AppendScript = (_, call) => {
  breakCall(call, status.UNAVAILABLE);
};

describe('a cluster', () => {
  it('is used through its leader', async () => {
    const { nodes, store } = await cluster();
    await store.append('thing-1', 'noStream', [newEvent()]);
    await store.readStream('thing-1');
    expect(nodes.map(({ appends, reader }) => appends.length + reader.reads.length)).toEqual([2, 0, 0]);
  });

  it.each<[string, AppendScript]>([
    ['was killed', unavailable],
    ['is frozen', noAnswer],
  ])('is asked at its new leader when the old one %s', async (_, dying) => {
    const { nodes, elect, store } = await cluster();
    await store.append('thing-1', 'noStream', [newEvent()]);
    nodes[0].appendScripts.push((request, call) => {
      nodes[0].log.append(request);
      elect(nodes[1].port);
      dying(request, call);
    });
    expect(await store.append('thing-1', 0n, [newEvent()])).toMatchObject({ revision: 1n });
    expect(nodes[1].appends).toHaveLength(1);
    expect(nodes[0].log.events).toHaveLength(2);
  });

  it('is read from the new leader that a deposed leader names', async () => {
    const { nodes, store } = await cluster();
    nodes[0].log.add({ stream: 'our_thing-1' });
    nodes[0].readScripts.push((call) => {
      const metadata = new Metadata();
      metadata.set('exception', 'not-leader');
      metadata.set('leader-endpoint-host', '127.0.0.1');
      metadata.set('leader-endpoint-port', `${nodes[2].port}`);
      call.emit('error', { code: status.NOT_FOUND, details: 'Leader info available', metadata });
    });
    expect(await store.readStream('thing-1')).toHaveLength(1);
    expect(nodes[2].reader.reads).toHaveLength(1);
  });

  it('without a leader is unavailable, and nothing was written', async () => {
    const { elect, store } = await cluster({ timeouts: SHORT });
    elect(undefined);
    const append = store.append('thing-1', 'noStream', [newEvent()]);
    await expect(append).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'notWritten' });
  });

  it('without a leader ends a subscription on the old leader with an error', async () => {
    const { nodes, elect, store } = await cluster({ timeouts: SHORT });
    await store.append('thing-1', 'noStream', [newEvent()]);
    const slices = store.subscribe({ signal: new AbortController().signal });
    await slices.next();
    const [old] = nodes[0].reader.open;
    elect(undefined);
    nodes[0].appendScripts.push(unavailable);
    const append = expect(store.append('thing-1', 0n, [newEvent()])).rejects.toMatchObject({ outcome: 'unknown' });
    await until(() => nodes.some(({ gossips }) => gossips > 1));
    const ended = expect(slices.next()).rejects.toThrow('the subscription ended');
    if (old !== undefined) breakCall(old, status.UNAVAILABLE);
    await Promise.all([append, ended]);
  });
});
