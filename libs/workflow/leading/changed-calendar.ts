import type { Reads, Rows } from '#http';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import { byWorkflow } from '../messages/by-workflow.js';
import { processWaits } from '../projection/workflow.tables.js';
import { inLanes } from './in-lanes.js';
import type { OpenWork } from './leading-work.js';

const LIMITS = { batch: 500, atOnce: 16 } as const;

/** Computes open deadlines anew that were counted by another calendar than the present one: each instance records the difference. */
export class ChangedCalendar implements OpenWork {
  readonly name = 'deadlines';
  /** Asked, while the read model still shows the earlier calendar. */
  readonly #asked = new Set<string>();

  constructor(
    private readonly engine: Pick<WorkflowEngine, 'now' | 'locate' | 'send'>,
    private readonly reads: Pick<Reads, 'rows' | 'count'>,
  ) {}

  async round(): Promise<boolean> {
    const { calendar } = await this.engine.now();
    const most = LIMITS.batch + this.#asked.size;
    // Two ranges, each found by an index: all other open waits are left alone.
    const rows = [
      ...(await this.reads.rows(processWaits, (all) => before(all, calendar.id).limit(most))),
      ...(await this.reads.rows(processWaits, (all) => behind(all, calendar.id).limit(most))),
    ];
    const names = new Map(rows.map(({ key, calendar: known }) => [`${key}:${known}:${calendar.id}`, key.toString()]));
    for (const name of this.#asked) if (!names.has(name)) this.#asked.delete(name);
    const open = [...names].filter(([name]) => !this.#asked.has(name));
    const { faults } = await inLanes(
      open,
      ([, key]) => key,
      LIMITS.atOnce,
      async ([name, key]) => {
        const place = await this.engine.locate(key);
        if (place === undefined) return;
        const data = { wait: place.part };
        const result = await this.engine.send(
          place.instance,
          'RecomputeDeadline',
          data,
          byWorkflow(`deadline:${name}`),
        );
        if (result.done || result.refusal.kind !== 'concurrentChange') this.#asked.add(name);
      },
    );
    if (faults.length > 0) throw faults[0];
    return rows.length >= most;
  }

  async open(): Promise<number> {
    const { calendar } = await this.engine.now();
    const counted = [before, behind].map((range) =>
      this.reads.count(processWaits, (all) => range(all, calendar.id), LIMITS.batch),
    );
    return (await Promise.all(counted)).reduce((sum, count) => sum + count, 0);
  }
}

type Waits = Rows<typeof processWaits>;

function before(all: Waits, calendar: string): Waits {
  return all.where('open', '=', true).where('calendar', '<', calendar);
}

function behind(all: Waits, calendar: string): Waits {
  return all.where('open', '=', true).where('calendar', '>', calendar);
}
