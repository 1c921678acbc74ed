import type { ReportDetails } from '#event-sourcing';
import { ReadModelNotReady } from '#event-sourcing';

/** One kind of work that the server does that follows the log: what the read models show as open is done. */
export interface OpenWork {
  /** For reports, in plain words: "timers". */
  readonly name: string;
  /**
   * Does what is open, at most one batch. True: there may be more, and it is looked again at once. Whatever it sends bears an
   * id made from what it answers, so that a repetition, also by another server, changes nothing. A rejection means a
   * temporary fault: the next round tries again.
   */
  round(): Promise<boolean>;
  /** Called before the first round, and before the first one after another server may have led: nothing is known any more. */
  takeOver?(): void;
  /** How much of it the read models show as open and due now, counted up to some limit. */
  open?(): Promise<number>;
  /** Ends waits and timers of its own. */
  close?(): void;
}

/** Work that is open now: 0 when all that is due is done. */
export interface OpenWorkReport {
  readonly name: string;
  readonly open: number;
}

/**
 * Milliseconds between two looks when nothing changed, for times come by themselves; from a change to a look, for many changes
 * make one; and after a fault. `atMostAfter`: a slow look is followed by a longer rest, up to this.
 */
const LIMITS = { every: 500, after: 20, atMostAfter: 100, afterFault: 1_000 } as const;
/** A look is followed by a rest of so many times its own length. */
const REST = 4;

/**
 * Does the work of the server that follows the log, for as long as it does. A server that was deposed may do one more round:
 * streams decide, so nothing happens twice.
 */
export class LeadingWork {
  readonly #loops: readonly Loop[];

  /** @param leads whether this server follows the log now, and its read models have reached what the log had at take-over */
  constructor(
    private readonly works: readonly OpenWork[],
    leads: () => boolean,
    report: (message: string, details?: ReportDetails) => void,
  ) {
    this.#loops = works.map((work) => new Loop(work, leads, report));
  }

  start(): void {
    for (const loop of this.#loops) loop.start();
  }

  /** Something changed on this server: a look is due soon. */
  changed(): void {
    for (const loop of this.#loops) loop.changed();
  }

  /** What is open, by the read models: on every server, whoever does it. */
  async open(): Promise<readonly OpenWorkReport[]> {
    const counted = this.works.map(async (work) => {
      const open = await work.open?.();
      return open === undefined ? [] : [{ name: work.name, open }];
    });
    return (await Promise.all(counted)).flat();
  }

  /** Resolves when the rounds in progress are done. */
  async stop(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.stop()));
  }
}

class Loop {
  #timer: NodeJS.Timeout | undefined;
  #dueAt = 0;
  #round: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #failing = false;
  #led = false;

  constructor(
    private readonly work: OpenWork,
    private readonly leads: () => boolean,
    private readonly report: (message: string, details?: ReportDetails) => void,
  ) {}

  start(): void {
    this.#lookIn(LIMITS.every);
  }

  changed(): void {
    if (this.#round === undefined) this.#lookIn(LIMITS.after);
    else this.#again = true;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.work.close?.();
    await this.#round;
  }

  #lookIn(milliseconds: number): void {
    const at = performance.now() + milliseconds;
    if (this.#stopped || (this.#timer !== undefined && this.#dueAt <= at)) return;
    clearTimeout(this.#timer);
    this.#dueAt = at;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#round = this.#look();
    }, milliseconds);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const begun = performance.now();
    const next = await this.#once();
    const rest = Math.max(LIMITS.after, Math.min(REST * (performance.now() - begun), LIMITS.atMostAfter));
    this.#round = undefined;
    this.#lookIn(this.#again && !this.#failing ? Math.min(next, rest) : next);
    this.#again = false;
  }

  /** One round; milliseconds until the next look. */
  async #once(): Promise<number> {
    const leads = this.leads();
    if (leads && !this.#led) this.work.takeOver?.();
    this.#led = leads;
    if (!leads) return LIMITS.every;
    try {
      const more = await this.work.round();
      this.#failing = false;
      return more ? 0 : LIMITS.every;
    } catch (error) {
      // A read model that is being built is shown by its own status.
      if (error instanceof ReadModelNotReady) return LIMITS.every;
      if (!this.#failing) {
        this.report(`the workflow's ${this.work.name} cannot go on now and will try again`, { error });
      }
      this.#failing = true;
      return LIMITS.afterFault;
    }
  }
}
