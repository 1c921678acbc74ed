import type { Clock } from '#event-sourcing';
import { StoreUnavailable } from '#event-sourcing';
import type { Reads } from '#http';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import { byWorkflow } from '../messages/by-workflow.js';
import { processWaits } from '../projection/workflow.tables.js';
import { inLanes } from './in-lanes.js';
import type { OpenWork } from './leading-work.js';

/** Timers read at once, those sent at the same time, and the time after which one that failed is sent again. */
const LIMITS = { batch: 1_000, atOnce: 64, failedFor: 60_000 } as const;

interface DueTimer {
  readonly instance: string;
  readonly part: number;
  readonly due: string;
}

/**
 * Fires the timers of instances whose time has come by the business clock, in the order of their times, with those that a
 * firing opens or renews between them; those of one second at the same time, except in one instance. The read model
 * proposes, the instance's stream decides.
 */
export class DueTimers implements OpenWork {
  readonly name = 'timers';
  /** Fired, while the read model still shows them as open. */
  readonly #fired = new Set<string>();
  /** Those that failed, and when they are tried again (machine's milliseconds). */
  readonly #failed = new Map<string, number>();

  constructor(
    private readonly engine: Pick<WorkflowEngine, 'locate' | 'send' | 'known'>,
    private readonly reads: Pick<Reads, 'rows' | 'count'>,
    private readonly clock: Clock,
  ) {}

  async round(): Promise<boolean> {
    const now = this.clock.now();
    const most = LIMITS.batch + this.#fired.size + this.#failed.size;
    const shown = await this.#shown(now, most);
    this.#forgetAllBut(new Set(shown.map(nameOf)));
    // What lies behind the last one of a full batch is left to the next round.
    const end = shown.length === most ? (shown.at(-1)?.due ?? now) : now;
    const problems: unknown[] = [];
    for (let open = shown.filter((one) => this.#isToDo(one)); open.length > 0;) {
      const [first] = open;
      const until = first === undefined ? '' : secondOf(first);
      const together = open.filter((one) => secondOf(one) === until);
      const more = await this.#fireAll(together, end, problems);
      const known = new Set(open.map(nameOf));
      const further = more.filter((one) => !known.has(nameOf(one)));
      open = [...open.slice(together.length), ...further].toSorted((a, b) => (a.due < b.due ? -1 : 1));
    }
    if (problems.length > 0) throw problems[0];
    return shown.length === most;
  }

  async open(): Promise<number> {
    const now = this.clock.now();
    return await this.reads.count(
      processWaits,
      (all) => all.where('open', '=', true).where('for', '=', 'timer').where('due', '<=', now),
      LIMITS.batch,
    );
  }

  async #shown(now: string, most: number): Promise<readonly DueTimer[]> {
    const rows = await this.reads.rows(processWaits, (all) =>
      all.where('open', '=', true).where('for', '=', 'timer').where('due', '<=', now).orderBy('due').limit(most),
    );
    const timers = rows.map(async ({ key, due }) => {
      const place = await this.engine.locate(key.toString());
      return place === undefined || due === null ? [] : [{ ...place, due }];
    });
    return (await Promise.all(timers)).flat();
  }

  /** Fires them; answers further timers of their instances that are due up to `end`. */
  async #fireAll(timers: readonly DueTimer[], end: string, problems: unknown[]): Promise<readonly DueTimer[]> {
    const further: DueTimer[] = [];
    const { faults } = await inLanes(
      timers,
      ({ instance }) => instance,
      LIMITS.atOnce,
      async (timer) => {
        try {
          further.push(...(await this.#fire(timer, end)));
        } catch (error) {
          if (error instanceof StoreUnavailable) throw error;
          this.#failed.set(nameOf(timer), performance.now() + LIMITS.failedFor);
          problems.push(error);
        }
      },
    );
    if (faults.length > 0) throw faults[0];
    return [...new Map(further.map((one) => [nameOf(one), one])).values()].filter((one) => this.#isToDo(one));
  }

  async #fire(timer: DueTimer, end: string): Promise<readonly DueTimer[]> {
    const { instance, part: wait, due } = timer;
    const result = await this.engine.send(instance, 'FireTimer', { wait, due }, byWorkflow(`timer:${nameOf(timer)}`));
    if (!result.done && result.refusal.kind === 'concurrentChange') return [];
    // Refused: it was fired or closed already, or the instance has ended, which the read model will show.
    this.#fired.add(nameOf(timer));
    const state = await this.engine.known(instance);
    if (state.status !== 'running') return [];
    return [...state.waits.values()].flatMap(({ part, wait: one }) =>
      one.for === 'timer' && one.due <= end ? [{ instance, part, due: one.due }] : [],
    );
  }

  #isToDo(timer: DueTimer): boolean {
    const name = nameOf(timer);
    return !this.#fired.has(name) && (this.#failed.get(name) ?? 0) <= performance.now();
  }

  /** What the read model does not show as open any more. */
  #forgetAllBut(shown: ReadonlySet<string>): void {
    for (const name of this.#fired) if (!shown.has(name)) this.#fired.delete(name);
    for (const name of this.#failed.keys()) if (!shown.has(name)) this.#failed.delete(name);
  }
}

function nameOf({ instance, part, due }: DueTimer): string {
  return `${instance}:${part}@${due}`;
}

function secondOf({ due }: DueTimer): string {
  return due.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
}
