import type { NoticeBoard, Schedule, StartStopwatch, Stopwatch } from '#event-sourcing';
import { machineSchedule, startStopwatch } from '#event-sourcing';
import type { Notice } from './notice.js';
import { fromJson } from './notice.js';

/** Milliseconds between two looks at the board: while somebody waits, and otherwise. */
export const LOOKS = { waiting: 50, idle: 250 } as const;
/** Milliseconds after which a notice counts as left behind by a server that is gone. */
export const NOTICE_HOLDS = 5000;

export interface NoticeWatchPorts {
  readonly board: Pick<NoticeBoard, 'read'>;
  readonly schedule?: Schedule;
  readonly startStopwatch?: StartStopwatch;
}

interface Seen {
  readonly notice: Notice;
  /** Milliseconds that it hung there when it was seen. */
  readonly age: number;
  readonly since: Stopwatch;
}

/** `undefined`: not yet. */
type Verdict = () => boolean | undefined;

/** What hangs on the board. However many wait for something there, one look after the other is taken for all of them. */
export class NoticeWatch {
  readonly #waiting = new Set<() => void>();
  #seen: Seen | undefined;
  #looking: Promise<void> | undefined;
  #cancel: () => void = () => undefined;
  #off = true;

  constructor(private readonly ports: NoticeWatchPorts) {}

  /** The last one that was seen, also while the board cannot be reached. */
  get notice(): Notice | undefined {
    return this.#seen?.notice;
  }

  /** Whether the notice is so young that somebody keeps it. */
  get isFresh(): boolean {
    return this.#seen !== undefined && this.#seen.age + this.#seen.since.atMost() < NOTICE_HOLDS;
  }

  /** Resolves after the first look; the board is looked at from then on. */
  async start(): Promise<void> {
    this.#off = false;
    await this.look();
  }

  /** Whoever waits is told that it did not come to that. */
  stop(): void {
    this.#off = true;
    this.#cancel();
    this.#tell();
  }

  /** Resolves after a look that begins now or later. */
  async look(): Promise<void> {
    await this.#looking;
    this.#looking ??= this.#lookOnce();
    await this.#looking;
  }

  /** What the verdict comes to; `false` after the time. */
  async until(verdict: Verdict, milliseconds: number): Promise<boolean> {
    const atOnce = this.#off ? (verdict() ?? false) : verdict();
    if (atOnce !== undefined) return atOnce;
    return await new Promise<boolean>((resolve) => {
      const settle = (result: boolean): void => {
        cancel();
        this.#waiting.delete(ask);
        resolve(result);
      };
      const ask = (): void => {
        const result = this.#off ? (verdict() ?? false) : verdict();
        if (result !== undefined) settle(result);
      };
      const giveUp = (): void => {
        settle(false);
      };
      const cancel = milliseconds === Infinity ? () => undefined : this.#schedule(giveUp, milliseconds);
      this.#waiting.add(ask);
      // The first one does not wait for the look that nobody was in a hurry for.
      if (this.#waiting.size === 1) void this.look();
    });
  }

  async #lookOnce(): Promise<void> {
    this.#cancel();
    try {
      const found = await this.ports.board.read();
      const since = (this.ports.startStopwatch ?? (() => startStopwatch()))();
      this.#seen = found && { notice: fromJson(found.notice), age: found.ageSeconds * 1000, since };
    } catch {
      // What was seen grows old, which is how everybody hears of it.
    }
    this.#looking = undefined;
    this.#tell();
    if (this.#off) return;
    this.#cancel = this.#schedule(() => void this.look(), this.#waiting.size > 0 ? LOOKS.waiting : LOOKS.idle);
  }

  #tell(): void {
    for (const ask of [...this.#waiting]) ask();
  }

  get #schedule(): Schedule {
    return this.ports.schedule ?? machineSchedule;
  }
}
