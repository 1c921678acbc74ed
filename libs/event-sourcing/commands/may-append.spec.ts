import type { EventStore } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import { COUNTER, counterHandler, counting } from '../testing/counter.fixture.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';

const renaming = (mayAppend?: () => boolean) =>
  counting('Rename', 'k', { label: 'Auftakt' }, { envelope: mayAppend === undefined ? {} : { mayAppend } });

async function opened() {
  const store = new MemoryEventStore();
  const handler = counterHandler(store);
  await handler.handle(counting('OpenCounter', 'open'));
  return { store, handler };
}

const streams = (store: MemoryEventStore) => [...store.log.streams.keys()];

describe('a command whose sender may lose the right to append', () => {
  it('writes nothing after the loss, not even a claim, and reports that certainly nothing was written', async () => {
    const { store, handler } = await opened();
    const lost = handler.handle(renaming(() => false));
    await expect(lost).rejects.toMatchObject({ name: StoreUnavailable.name, outcome: 'notWritten' });
    expect([streams(store), store.log.entries.length]).toEqual([[`counter-${COUNTER}`], 1]);
  });

  it('is checked before each append: only earlier claims are written', async () => {
    const { store, handler } = await opened();
    let asked = 0;
    await expect(handler.handle(renaming(() => (asked += 1) < 2))).rejects.toThrow('the lease was lost');
    expect([asked, store.log.entries.map(({ type }) => type)]).toEqual([2, ['CounterOpened', 'ValueClaimed']]);
  });

  it('is checked last: the append follows in the same turn of the event loop', async () => {
    const { store } = await opened();
    const order: string[] = [];
    const append: EventStore['append'] = (...rest) => {
      order.push('append');
      return store.append(...rest);
    };
    // Object.create is declared as any; the prototype is the store.
    const watched = Object.assign(Object.create(store) as EventStore, {
      append,
      readStream: async (...read: Parameters<EventStore['readStream']>) => {
        order.push('read');
        return await store.readStream(...read);
      },
    });
    await counterHandler(watched).handle(
      renaming(() => {
        order.push('asked');
        queueMicrotask(() => order.push('next turn'));
        return true;
      }),
    );
    expect(order.filter((step, index) => step === 'append' && order[index - 1] !== 'asked')).toEqual([]);
    expect(order.filter((step) => step === 'append')).toHaveLength(2);
  });

  it('gets its original answer without the right, since that appends nothing', async () => {
    const { handler } = await opened();
    const first = await handler.handle(renaming());
    expect(await handler.handle(renaming(() => false))).toEqual(first);
  });
});
