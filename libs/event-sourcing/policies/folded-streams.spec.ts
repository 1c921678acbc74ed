import { idFrom } from '../commands/deterministic-ids.js';
import type { Recorded } from '../messages/message.js';
import { MessageRegistry } from '../messages/message-registry.js';
import { StoreUnavailable } from '../store/event-store.js';
import { COUNTER, counterDecider, counterHandler, counting } from '../testing/counter.fixture.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { FoldedStreams } from './folded-streams.js';
import type { StreamFold } from './stream-fold.js';

/** The revisions of each append so far. */
const appends: StreamFold<readonly (readonly bigint[])[]> = {
  initial: [],
  evolve: (so, append) => [...so, append.map(({ revision }) => revision)],
};

const ANOTHER = idFrom('another counter');

class CountingStore extends MemoryEventStore {
  read = 0;

  override async readStream(...options: Parameters<MemoryEventStore['readStream']>) {
    const events = await super.readStream(...options);
    this.read += events.length;
    return events;
  }
}

const EXPECTED = [[0n], [1n, 2n, 3n], [4n], [5n, 6n]];

async function counted(max?: number) {
  const store = new CountingStore();
  const handler = counterHandler(store);
  await handler.handle(counting('OpenCounter', 'open'));
  for (const [key, by] of Object.entries({ three: 3, one: 1, two: 2 }))
    await handler.handle(counting('Count', key, { by }));
  const registry = new MessageRegistry([counterDecider.events]);
  const events = (await store.readStream(`counter-${COUNTER}`)).map((event) => registry.decode(event));
  const folded = new FoldedStreams({ store, registry }, max);
  const asOf = async (revision: number) => (await folded.asOf(appends, at(events, revision))).state;
  store.read = 0;
  return { store, handler, events, folded, asOf };
}

function at(events: readonly Recorded[], revision: number): Recorded {
  const event = events[revision];
  if (event === undefined) throw new Error(`no event ${revision}`);
  return event;
}

describe('a state as of an event', () => {
  it('is folded up to the end of the append of the event, in any order of the events', async () => {
    for (const order of [
      [0, 1, 2, 3, 4, 5, 6],
      [6, 0, 3, 5, 1, 4, 2],
    ]) {
      const { asOf } = await counted();
      for (const revision of order) {
        const end = EXPECTED.findIndex((append) => append.includes(BigInt(revision)));
        expect(await asOf(revision)).toEqual(EXPECTED.slice(0, end + 1));
      }
    }
  });

  it('is continued from its end, and kept for the other events of its append', async () => {
    const { store, handler, asOf } = await counted();
    await asOf(5);
    store.read = 0;
    await asOf(6);
    expect(store.read).toBe(0);
    await handler.handle(counting('Rename', 'r', { label: 'a' }));
    await asOf(5);
    expect(store.read).toBe(0);
  });

  it('is folded without reading an event twice when the stream grows', async () => {
    const { store, handler, folded } = await counted();
    const registry = new MessageRegistry([counterDecider.events]);
    await handler.handle(counting('Rename', 'r', { label: 'a' }));
    const all = (await store.readStream(`counter-${COUNTER}`)).map((event) => registry.decode(event));
    store.read = 0;
    await folded.asOf(appends, at(all, 6));
    store.read = 0;
    expect((await folded.asOf(appends, at(all, 7))).point.revision).toBe('7');
    expect(store.read).toBe(1);
  });

  it('is folded anew after it was dropped', async () => {
    const { store, handler, folded, asOf } = await counted(1);
    await asOf(4);
    await handler.handle(counting('OpenCounter', 'open another', {}, { id: ANOTHER }));
    const [opened] = await store.readStream(`counter-${ANOTHER}`);
    if (opened === undefined) throw new Error('the other counter is not open');
    const registry = new MessageRegistry([counterDecider.events]);
    await folded.asOf(appends, registry.decode(opened));
    store.read = 0;
    expect(await asOf(6)).toEqual(EXPECTED);
    expect(store.read).toBe(7);
  });

  it('waits for a store that does not show the event yet', async () => {
    const { events, folded } = await counted();
    await expect(folded.asOf(appends, { ...at(events, 6), revision: 7n })).rejects.toBeInstanceOf(StoreUnavailable);
    expect((await folded.asOf(appends, at(events, 6))).state).toEqual(EXPECTED);
  });
});
