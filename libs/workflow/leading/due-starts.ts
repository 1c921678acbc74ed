import type { BusinessClock, RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import type { StartTimer } from '../instance/steps.js';
import { byWorkflow } from '../messages/by-workflow.js';
import { timerStarts } from '../projection/timer-start.tables.js';
import { nextTimer } from '../timers/timer-due.js';
import type { OpenWork } from './leading-work.js';

/** Processes looked at in one round, and times of one process. */
const LIMITS = { processes: 200, times: 200 } as const;

type DueProcess = Pick<RowOf<typeof timerStarts>, 'definition' | 'waiting'>;

/**
 * Starts instances when the timers of start events are due by the business clock, once for each time and in the order of the
 * times of a process. The instance's key follows from the version, the event and the time: a repetition finds it.
 */
export class DueStarts implements OpenWork {
  readonly name = 'timer starts';
  /** What comes next, of processes that the read model shows still as due. */
  readonly #ahead = new Map<bigint, readonly StartTimer[]>();

  constructor(
    private readonly engine: Pick<WorkflowEngine, 'start' | 'now'>,
    private readonly reads: Pick<Reads, 'rows' | 'count'>,
    private readonly clock: BusinessClock,
  ) {}

  async round(): Promise<boolean> {
    const now = this.clock.now();
    const shown = await this.reads.rows(timerStarts, (all) =>
      all.where('due', '<=', now).orderBy('due').limit(LIMITS.processes),
    );
    const keys = new Set(shown.map(({ definition }) => definition));
    for (const known of this.#ahead.keys()) if (!keys.has(known)) this.#ahead.delete(known);
    let more = false;
    const problems: unknown[] = [];
    for (const row of shown) {
      try {
        const left = await this.#startAll(row, now);
        more ||= left;
      } catch (error) {
        // Other processes go on.
        problems.push(error);
      }
    }
    if (problems.length > 0) throw problems[0];
    return more;
  }

  async open(): Promise<number> {
    return await this.reads.count(timerStarts, (all) => all.where('due', '<=', this.clock.now()), LIMITS.processes);
  }

  /** Whether times are left that are due. */
  async #startAll({ definition, waiting: shown }: DueProcess, now: string): Promise<boolean> {
    let waiting = later(this.#ahead.get(definition), shown);
    for (let count = 0; count < LIMITS.times; count += 1) {
      const due = earliest(waiting);
      if (due === undefined || due.due > now) return false;
      const next = nextTimer(due, await this.engine.now());
      const others = waiting.filter((one) => one !== due);
      waiting = next === undefined ? others : [...others, { ...next, element: due.element }];
      await this.#start(definition.toString(), due, waiting);
      this.#ahead.set(definition, waiting);
    }
    return true;
  }

  async #start(definition: string, { element, due }: StartTimer, waiting: readonly StartTimer[]): Promise<void> {
    const by = { kind: 'timer', element, due, waiting } as const;
    const started = await this.engine.start(
      { key: definition },
      { variables: {}, event: element, by },
      byWorkflow(`timer start:${definition}:${element}:${due}`),
    );
    if (started.started) return;
    const { refusal } = started;
    throw new Error(
      `the timer ${element} cannot start ${definition}: ${typeof refusal === 'string' ? refusal : refusal.reason}`,
    );
  }
}

/** The read model may lag behind what was started here; another server may be ahead of it. */
function later(ahead: readonly StartTimer[] | undefined, shown: readonly StartTimer[]): readonly StartTimer[] {
  if (ahead === undefined) return shown;
  const [known, read] = [earliest(ahead)?.due, earliest(shown)?.due];
  return known === undefined || read === undefined || known >= read ? ahead : shown;
}

function earliest(waiting: readonly StartTimer[]): StartTimer | undefined {
  return waiting.toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];
}
