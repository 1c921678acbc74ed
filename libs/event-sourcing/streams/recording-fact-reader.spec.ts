import { MessageRegistry } from '../messages/message-registry.js';
import { COUNTER, counterDecider, counterHandler, counting } from '../testing/counter.fixture.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import { RecordingFactReader } from './recording-fact-reader.js';
import { StreamStates } from './stream-states.js';

async function counted() {
  const store = new MemoryEventStore();
  const handler = counterHandler(store);
  await handler.handle(counting('OpenCounter', 'open'));
  await handler.handle(counting('Count', 'two', { by: 2 }));
  return { handler, states: new StreamStates(store, new MessageRegistry([counterDecider.events])) };
}

describe('the fact that a stream exists', () => {
  it('is in the basis at the revision that its state would have', async () => {
    const { handler, states } = await counted();
    const [state, existence] = [new RecordingFactReader(states), new RecordingFactReader(states)];
    await state.state(counterDecider, COUNTER);
    expect(await existence.exists('counter', COUNTER)).toBe(true);
    expect(existence.basis).toEqual([{ stream: `counter-${COUNTER}`, revision: '2' }]);
    expect(existence.basis).toEqual(state.basis);
    // The state is cached now, and the stream moves on.
    await handler.handle(counting('Count', 'one', { by: 1 }));
    await existence.exists('counter', COUNTER);
    expect(existence.basis).toEqual([{ stream: `counter-${COUNTER}`, revision: '3' }]);
  });

  it('leaves no basis when the stream does not exist, like a state', async () => {
    const { states } = await counted();
    const reader = new RecordingFactReader(states);
    expect([await reader.exists('counter', 'none'), reader.basis]).toEqual([false, []]);
  });
});
