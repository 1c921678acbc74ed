import type { PublishedStatus, Schedule, SharedStatus, StartStopwatch, Stopwatch } from '#event-sourcing';
import { machineSchedule, startStopwatch } from '#event-sourcing';
import type { FollowingStatus } from './following-status.js';
import { statusFromJson } from './following-status.js';

/** Milliseconds between two reads of the shared status: while a call waits for a change, and otherwise. */
export const POLL_INTERVALS = { waiting: 50, idle: 250 } as const;
/** Milliseconds after which a status counts as left behind by a server that is gone. */
export const STATUS_EXPIRY = 5000;

export interface StatusWatchPorts {
  readonly shared: Pick<SharedStatus, 'read'>;
  readonly schedule?: Schedule;
  readonly startStopwatch?: StartStopwatch;
}

interface Seen {
  readonly status: FollowingStatus;
  /** Milliseconds since its publication, when it was read. */
  readonly age: number;
  /** Started when it was read. */
  readonly since: Stopwatch;
}

/** `undefined`: not decided yet. */
type Condition = () => boolean | undefined;

/** Reads the shared status at intervals. One read serves all calls that wait for a change. */
export class StatusWatch {
  readonly #waiting = new Set<() => void>();
  #seen: Seen | undefined;
  /** Started when everything published so far became void. */
  #voidBefore: Stopwatch | undefined;
  #reading: Promise<void> | undefined;
  #cancel: () => void = () => undefined;
  #stopped = true;

  constructor(private readonly ports: StatusWatchPorts) {}

  /** The status that was read last; it is kept while the table cannot be reached. */
  get status(): FollowingStatus | undefined {
    return this.#seen?.status;
  }

  /** Whether the status is younger than `STATUS_EXPIRY`: the server that published it is alive. */
  get isFresh(): boolean {
    return this.#seen !== undefined && this.#seen.age + this.#seen.since.atMost() < STATUS_EXPIRY;
  }

  /** Ignores what was published before now. */
  ignoreEarlier(): void {
    this.#voidBefore = this.#startStopwatch();
    this.#seen = undefined;
  }

  /** Resolves after the first read; the next ones are scheduled. */
  async start(): Promise<void> {
    this.#stopped = false;
    await this.poll();
  }

  /** Waiting calls end with their condition's present value, `false` when it is not decided. */
  stop(): void {
    this.#stopped = true;
    this.#cancel();
    this.#wakeAll();
  }

  /** Resolves after a read that begins now or later. */
  async poll(): Promise<void> {
    await this.#reading;
    this.#reading ??= this.#read();
    await this.#reading;
  }

  /** Resolves with the condition's value once it is decided; `false` after the time. */
  async until(condition: Condition, milliseconds: number): Promise<boolean> {
    const atOnce = this.#stopped ? (condition() ?? false) : condition();
    if (atOnce !== undefined) return atOnce;
    return await new Promise<boolean>((resolve) => {
      const settle = (result: boolean): void => {
        cancel();
        this.#waiting.delete(check);
        resolve(result);
      };
      const check = (): void => {
        const result = this.#stopped ? (condition() ?? false) : condition();
        if (result !== undefined) settle(result);
      };
      const giveUp = (): void => {
        settle(false);
      };
      const cancel = milliseconds === Infinity ? () => undefined : this.#schedule(giveUp, milliseconds);
      this.#waiting.add(check);
      // The next scheduled read may be an idle interval away.
      if (this.#waiting.size === 1) void this.poll();
    });
  }

  async #read(): Promise<void> {
    this.#cancel();
    try {
      const found = await this.ports.shared.read();
      this.#seen = found && this.#seenNow(found);
    } catch {
      // The status that was read before stays, and expires.
    }
    this.#reading = undefined;
    this.#wakeAll();
    if (this.#stopped) return;
    const interval = this.#waiting.size > 0 ? POLL_INTERVALS.waiting : POLL_INTERVALS.idle;
    this.#cancel = this.#schedule(() => void this.poll(), interval);
  }

  #seenNow({ status, ageSeconds }: PublishedStatus): Seen | undefined {
    const age = ageSeconds * 1000;
    if (this.#voidBefore !== undefined && age >= this.#voidBefore.atLeast()) return undefined;
    return { status: statusFromJson(status), age, since: this.#startStopwatch() };
  }

  #startStopwatch(): Stopwatch {
    return (this.ports.startStopwatch ?? (() => startStopwatch()))();
  }

  #wakeAll(): void {
    for (const check of [...this.#waiting]) check();
  }

  get #schedule(): Schedule {
    return this.ports.schedule ?? machineSchedule;
  }
}
