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

/** The store's behaviour towards one server. `silent` does nothing, `deaf` executes the append; neither answers. */
export type StoreBehaviour = 'well' | 'down' | 'silent' | 'answer lost' | 'deaf';

/** Servers on one log, whose time is advanced by the spec. */
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

  /** The servers that hold a tenure now. */
  get acting(): readonly string[] {
    return this.all.filter(({ acts }) => acts).map(({ name }) => name);
  }

  get types(): readonly string[] {
    return this.log.stream('lease-work').map(({ type }) => type);
  }

  /** Cuts the lease's stream to its first events, as a restored copy of the log does. */
  restore(events: number): void {
    this.log.stream('lease-work').splice(events);
  }

  /** Advances the time, and checks after each timer that at most one server acts. */
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

  /** Advances the time until a server acts. Returns the milliseconds, at most 60 s. */
  async untilTaken(): Promise<number> {
    const begin = this.now;
    while (this.acting.length === 0 && this.now - begin < 60_000) await this.pass(50);
    return this.now - begin;
  }
}

async function settle(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) await nextTurn();
}

/** A server that applies for the lease `work`. */
export class Server {
  readonly leadership: Leadership;
  readonly reports: string[] = [];
  readonly callbacks: string[] = [];
  /** Number of events that the next answer of the store lacks. At most 2. */
  behindOnce = 0;
  /** How often it found that the log was restored from an older copy. */
  setBacks = 0;
  storeBehaviour: StoreBehaviour = 'well';
  /** The shift of its wall clock. */
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
        this.callbacks.push(`taken ${tenure.epoch}`);
      },
      onLost: async () => {
        this.callbacks.push(this.tenure?.isHeld() === true ? 'ending' : 'lost');
        this.tenure = undefined;
      },
      onSetBack: () => (this.setBacks += 1),
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

  /** Like SIGSTOP. A server that is never thawed was killed. */
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
    const readStream: EventStore['readStream'] = (stream, options) =>
      this.#call(async () => {
        const events = await store.readStream(stream, { ...options, limit: 3 });
        const [shown] = events.slice(this.behindOnce);
        this.behindOnce = 0;
        return shown === undefined ? [] : [shown];
      });
    // Object.create is declared as any; the prototype is the store.
    return Object.assign(Object.create(store) as EventStore, { append, readStream });
  }

  async #call<T>(call: () => Promise<T>, type?: string): Promise<T> {
    await this.#moment('before', type);
    if (this.storeBehaviour === 'silent') return await never();
    if (this.storeBehaviour === 'down') throw new StoreUnavailable('no connection', 'notWritten');
    const answer = await call();
    await this.#moment('after', type);
    if (this.storeBehaviour === 'deaf' && type !== undefined) return await never();
    if (this.storeBehaviour === 'answer lost' && type !== undefined)
      throw new StoreUnavailable('connection lost', 'unknown');
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

/** The first one holds the lease, the second waits for it. */
export async function two(): Promise<{ readonly servers: Servers; readonly first: Server; readonly second: Server }> {
  const servers = new Servers();
  const first = servers.add('first');
  await servers.pass(100);
  const second = servers.add('second');
  await servers.pass(5000);
  return { servers, first, second };
}
