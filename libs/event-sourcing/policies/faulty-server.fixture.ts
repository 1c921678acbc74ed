import type { EventStore } from '../store/event-store.js';
import { MemoryEventStore } from '../testing/memory-event-store.js';
import type { EffectDispatcher } from './effect-dispatcher.js';
import { World } from './policy.fixture.js';

export type Fault = (moment: 'before' | 'after') => void;

/** Calls `fault` on both sides of every append, every dispatch and, if wanted, every read of a stream. */
export interface FaultyServer {
  readonly world: World;
  readonly store: EventStore;
  readonly dispatcher: EffectDispatcher;
}

export interface Faults {
  readonly fault: Fault;
  readonly reads?: boolean;
}

export function faultyServer(log: World, { fault, reads = false }: Faults): FaultyServer {
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    fault('before');
    const result = await work();
    fault('after');
    return result;
  };
  const memory = new MemoryEventStore(log.log);
  // Object.create is declared as any; the prototype is the store.
  const store = Object.assign(Object.create(memory) as EventStore, {
    append: (...append: Parameters<EventStore['append']>) => around(() => memory.append(...append)),
    readStream: (...read: Parameters<EventStore['readStream']>) =>
      reads ? around(() => memory.readStream(...read)) : memory.readStream(...read),
  });
  const world = new World(log.log, log.keys, store, new MemoryEventStore(log.log));
  return { world, store, dispatcher: { dispatch: (...sent) => around(() => world.dispatcher.dispatch(...sent)) } };
}

/** Runs with a fault at the first moment, then at the second, and so on, until a run has no fault. */
export async function atEveryMoment(run: (moment: number) => Promise<{ readonly met: boolean }>): Promise<number> {
  let moment = 0;
  while ((await run(moment)).met) moment += 1;
  return moment;
}
