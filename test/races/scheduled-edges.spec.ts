import type { AppendResult, EventStore, LogSlice, StoredEvent } from '#event-sourcing';
import { MemoryEventStore, MemoryLog } from '#event-sourcing/testing';
import type { Scheduler } from 'fast-check';
import fc from 'fast-check';
import { faultsOf, leftOver } from './edge-invariant.fixture.js';
import { edgeRaces, entitiesOf } from './edge-races.fixture.js';
import { Installation, Writer } from './edge-writers.fixture.js';

class Crashed extends Error {}

/** The call at which a server dies, and whether the store still carried it out. */
interface Crash {
  readonly call: number;
  readonly carriedOut: boolean;
}

/** A server's way to the store: the scheduler says when each call is carried out, and a dead server makes no more. */
class ScheduledStore extends MemoryEventStore {
  #calls = 0;

  constructor(
    log: MemoryLog,
    private readonly scheduler: Scheduler,
    private readonly crash: Crash | undefined,
  ) {
    super(log);
  }

  override async append(...words: Parameters<EventStore['append']>): Promise<AppendResult> {
    return await this.#inTurn('append', () => super.append(...words));
  }

  override async readStream(...words: Parameters<EventStore['readStream']>): Promise<readonly StoredEvent[]> {
    return await this.#inTurn('readStream', () => super.readStream(...words));
  }

  override async readLog(...words: Parameters<EventStore['readLog']>): Promise<LogSlice> {
    return await this.#inTurn('readLog', () => super.readLog(...words));
  }

  async #inTurn<T>(what: string, call: () => Promise<T>): Promise<T> {
    this.#calls += 1;
    const dies = this.crash !== undefined && this.#calls >= this.crash.call;
    if (dies && (this.#calls > this.crash.call || !this.crash.carriedOut)) throw new Crashed();
    await this.scheduler.schedule(Promise.resolve(), what);
    const result = await call();
    if (dies) throw new Crashed();
    return result;
  }
}

const race = fc.constantFrom(...edgeRaces);
const size = fc.integer({ min: 2, max: 4 });
const crash = fc.record({
  call: fc.integer({ min: 1, max: 14 }),
  carriedOut: fc.boolean(),
});

/** Commands that together close a ring, each on a server of its own; the answers' reasons, and the log behind them. */
async function close(
  scheduler: Scheduler,
  { structure, entities, died }: { structure: (typeof edgeRaces)[number]; entities: number; died?: Crash },
) {
  const installation = new Installation();
  const log = new MemoryLog();
  const calm = new Writer(new MemoryEventStore(log), installation);
  await calm.startPolicies();
  const ids = await entitiesOf(structure, calm, entities);
  const commands = ids.map(async (from, index) => {
    const writer = new Writer(new ScheduledStore(log, scheduler, index === 0 ? died : undefined), installation);
    const [type, body] = structure.point(ids[(index + 1) % ids.length] ?? from);
    const result = await writer.send(type, from, body);
    if (result.done) return 'done';
    return 'refusal' in result ? result.refusal.reason : JSON.stringify(result.errors);
  });
  const settled = await scheduler.waitFor(Promise.allSettled(commands));
  const faults = settled.flatMap((one) =>
    one.status === 'rejected' && !(one.reason instanceof Crashed) ? [String(one.reason)] : [],
  );
  const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const before = await calm.events();
  await calm.cleanUp();
  return { answers, faults, before, after: await calm.events() };
}

describe('commands that would close a ring, their calls of the store in any order', () => {
  it('refuse exactly one, and leave no claim behind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), race, size, async (scheduler, structure, entities) => {
        const { answers, faults, before, after } = await close(scheduler, { structure, entities });
        expect(faults).toEqual([]);
        expect(answers.toSorted()).toEqual(
          [structure.refusal, ...Array.from({ length: entities - 1 }, () => 'done')].toSorted(),
        );
        expect(faultsOf(before)).toEqual([]);
        expect(leftOver(after)).toEqual([]);
      }),
    );
  });

  it('close no circle although one server dies at any call, and the policy releases what it claimed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), race, size, crash, async (scheduler, structure, entities, died) => {
        const { answers, faults, after } = await close(scheduler, { structure, entities, died });
        expect(faults).toEqual([]);
        expect(answers.filter((answer) => answer !== 'done' && answer !== structure.refusal)).toEqual([]);
        expect(answers.filter((answer) => answer !== 'done').length).toBeLessThanOrEqual(1);
        expect(faultsOf(after)).toEqual([]);
        expect(leftOver(after)).toEqual([]);
      }),
    );
  });
});
