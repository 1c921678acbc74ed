import type { AppendResult, EventStore } from '../store/event-store.js';
import { MemoryEventStore, MemoryLog } from './memory-event-store.js';
import { handlersOn, twoHandlersCases, twoHandlersContract } from './two-handlers.js';

twoHandlersContract('in memory', () => {
  const log = new MemoryLog();
  return Promise.resolve({
    stores: [new MemoryEventStore(log), new MemoryEventStore(log)] as const,
    dispose: () => Promise.resolve(),
  });
});

/** Appends without a check of the revision. */
class CarelessStore extends MemoryEventStore {
  override async append(...[stream, expected, events]: Parameters<EventStore['append']>): Promise<AppendResult> {
    const result = await super.append(stream, expected, events);
    return result.appended ? result : await this.append(stream, result.actual, events);
  }
}

describe('a store that forgets conflicts', () => {
  it.each(twoHandlersCases.filter(({ name }) => /at once|many|recorded|condition/.test(name)))(
    'is noticed: $name',
    async ({ run }) => {
      const log = new MemoryLog();
      await expect(run(handlersOn([new CarelessStore(log), new CarelessStore(log)]))).rejects.toThrow();
    },
  );
});
