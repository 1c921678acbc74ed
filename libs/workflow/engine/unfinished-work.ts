import type { Clock, Envelope } from '#event-sourcing';
import type { Reads } from '#http';
import { randomUUID } from 'node:crypto';
import { WORKFLOW_ACTOR } from '../messages/by-workflow.js';
import { unfinishedInstances } from '../projection/workflow.tables.js';
import type { WorkflowEngine } from './workflow-engine.js';

/** Milliseconds between two looks, and the age of work that its own server has certainly left. */
const LIMITS = { every: 5_000, age: 5_000, atOnce: 100 } as const;

/**
 * Takes up what a crash left between two events of one trigger. Every server may do so: an instance's stream takes each
 * continuation once.
 */
export class UnfinishedWork {
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #stopped = false;

  constructor(
    private readonly engine: WorkflowEngine,
    private readonly reads: Pick<Reads, 'rows'>,
    private readonly clock: Clock,
  ) {}

  start(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#round = this.takeUp().catch(() => {
        // The store or the read models are away: the next round looks again.
      });
      void this.#round.then(() => {
        this.start();
      });
    }, LIMITS.every);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#round;
  }

  async takeUp(): Promise<void> {
    const before = new Date(Date.parse(this.clock.now()) - LIMITS.age).toISOString();
    const rows = await this.reads.rows(unfinishedInstances, (all) =>
      all.where('writtenAt', '<', before).orderBy('writtenAt').limit(LIMITS.atOnce),
    );
    for (const { instance } of rows) await this.engine.goOn(instance.toString(), byItself());
  }
}

function byItself(): Envelope {
  const id = randomUUID();
  return { ...WORKFLOW_ACTOR, grants: [], key: id, correlationId: id };
}
