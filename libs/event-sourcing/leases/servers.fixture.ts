import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Stopwatch } from '../clock/stopwatch.js';
import type { EventStore } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import { MemoryEventStore, MemoryLog } from '../testing/memory-event-store.js';
import { Leadership } from './leadership.js';
import type { LeadershipPorts } from './leadership.js';
import type { Tenure } from './tenure.js';

interface Timer {
  readonly server: Server;
  readonly task: () => void;
  readonly at: number;
}

/** How the store behaves towards one server. `silent` does nothing, `deaf` does the append: neither ever answers it. */
export type StoreMood = 'well' | 'down' | 'silent' | 'answer lost' | 'deaf';

/** Servers on one log, whose time passes when the spec says so. */
export class Servers {
  readonly log = new MemoryLog();
  readonly all: Server[] = [];
  readonly timers = new Set<Timer>();
  now = 0;

  add(name: string, ports: Partial<LeadershipPorts> = {}): Server {
    const server = new Server(name, this, ports);
    this.all.push(server);
    server.leadership.start();
    return server;
  }

  /** The servers that would act now. */
  get acting(): readonly string[] {
    return this.all.filter(({ acts }) => acts).map(({ name }) => name);
  }

  get types(): readonly string[] {
    return this.log.stream('lease-work').map(({ type }) => type);
  }

  /** Lets time pass; after each moment at most one server may act. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      await settle();
      if (this.acting.length > 1) throw new Error(`${this.acting.join(' and ')} act at once, at ${this.now} ms`);
      const [next] = [...this.timers].filter(({ server }) => !server.isFrozen).sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > end) break;
      this.now = Math.max(this.now, next.at);
      this.timers.delete(next);
      next.task();
    }
    this.now = end;
  }

  /** Until somebody acts: the milliseconds that it took, at most 60 s. */
  async untilTaken(): Promise<number> {
    const begin = this.now;
    while (this.acting.length === 0 && this.now - begin < 60_000) await this.pass(50);
    return this.now - begin;
  }
}

async function settle(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) await nextTurn();
}

/** A server that stands for the lease `work`. */
export class Server {
  readonly leadership: Leadership;
  readonly reports: string[] = [];
  readonly told: string[] = [];
  mood: StoreMood = 'well';
  /** How far its wall clock was set. */
  wallOffset = 0;
  tenure: Tenure | undefined;
  #frozen: PromiseWithResolvers<undefined> | undefined;
  #freezeAt: { readonly moment: 'before' | 'after'; readonly type: string } | undefined;

  constructor(
    readonly name: string,
    private readonly servers: Servers,
    ports: Partial<LeadershipPorts>,
  ) {
    this.leadership = new Leadership({
      store: this.#store(new MemoryEventStore(servers.log)),
      name: 'work',
      server: name,
      onTaken: async (tenure) => {
        this.tenure = tenure;
        this.told.push(`taken ${tenure.epoch}`);
      },
      onLost: async () => {
        this.told.push(this.tenure?.isHeld() === true ? 'ending' : 'lost');
        this.tenure = undefined;
      },
      report: (message) => this.reports.push(message),
      schedule: (task, milliseconds) => {
        const timer = { server: this, task, at: servers.now + milliseconds };
        servers.timers.add(timer);
        return () => servers.timers.delete(timer);
      },
      startStopwatch: () => this.#startStopwatch(),
      random: () => 0,
      ...ports,
    });
  }

  get acts(): boolean {
    return !this.isFrozen && this.tenure?.isHeld() === true;
  }

  get isFrozen(): boolean {
    return this.#frozen !== undefined;
  }

  /** Like SIGSTOP. A server that is frozen for ever was killed. */
  freeze(): void {
    this.#frozen ??= Promise.withResolvers();
  }

  thaw(): void {
    this.#frozen?.resolve(undefined);
    this.#frozen = undefined;
  }

  /** Freezes it around its next append of an event of this type. */
  freezeAt(moment: 'before' | 'after', type: string): void {
    this.#freezeAt = { moment, type };
  }

  #startStopwatch(): Stopwatch {
    const begin = { steady: this.servers.now, offset: this.wallOffset };
    const atLeast = (): number => this.servers.now - begin.steady;
    return { atLeast, atMost: () => atLeast() + Math.max(0, this.wallOffset - begin.offset) };
  }

  #store(store: EventStore): EventStore {
    const append: EventStore['append'] = (stream, expected, events) =>
      this.#call(() => store.append(stream, expected, events), events[0]?.type);
    const readStream: EventStore['readStream'] = (...read) => this.#call(() => store.readStream(...read));
    return Object.assign(Object.create(store) as EventStore, { append, readStream });
  }

  async #call<T>(call: () => Promise<T>, type?: string): Promise<T> {
    await this.#moment('before', type);
    if (this.mood === 'silent') return await never();
    if (this.mood === 'down') throw new StoreUnavailable('no connection', 'notWritten');
    const answer = await call();
    await this.#moment('after', type);
    if (this.mood === 'deaf' && type !== undefined) return await never();
    if (this.mood === 'answer lost' && type !== undefined) throw new StoreUnavailable('connection lost', 'unknown');
    return answer;
  }

  async #moment(moment: 'before' | 'after', type: string | undefined): Promise<void> {
    if (this.#freezeAt?.moment === moment && this.#freezeAt.type === type) {
      this.#freezeAt = undefined;
      this.freeze();
    }
    await this.#frozen?.promise;
  }
}

async function never<T>(): Promise<T> {
  return await new Promise<T>(() => undefined);
}
