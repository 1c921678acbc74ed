import { MemoryReadModels } from './memory-read-models.fixture.js';
import { Lags } from './lags.js';
import { countingProjection } from './projected-counter.fixture.js';
import { ProjectionConsumer } from './projection-consumer.js';

/** On EventStoreDB a position is a place in bytes: one event lies hundreds or thousands behind the other. */
const BYTES = 10_000n;

describe('the checkpoint of a projection without row changes', () => {
  it('is written by the number of slices, however far apart their positions are', async () => {
    const readModels = new MemoryReadModels();
    const consumer = new ProjectionConsumer(countingProjection('one'), readModels);
    await consumer.start();
    await consumer.take({ events: [], position: BYTES, head: true });
    const before = readModels.calls;
    for (let slice = 2n; slice <= 1_000n; slice += 1n) {
      await consumer.take({ events: [], position: slice * BYTES, head: true });
    }
    expect(readModels.calls - before).toBe(0);
    expect(consumer.position).toBe(1_000n * BYTES);
    for (let slice = 1_001n; slice <= 11_000n; slice += 1n) {
      await consumer.take({ events: [], position: slice * BYTES, head: true });
    }
    expect(readModels.calls - before).toBe(2);
  });
});

describe('the lag of a consumer', () => {
  it('is not known after its subscription failed, until the next slice', async () => {
    const consumer = new ProjectionConsumer(countingProjection('one'), new MemoryReadModels());
    const lags = new Lags({ now: () => '2019-02-14T16:00:10.000Z' });
    lags.took(consumer, { events: [], position: undefined, head: true });
    expect(lags.of(consumer)).toBe(0);
    lags.lost();
    expect(lags.of(consumer)).toBeUndefined();
    lags.took(consumer, { events: [], position: undefined, head: true });
    expect(lags.of(consumer)).toBe(0);
  });
});
