import type { Clock, Json, RowOf } from '#event-sourcing';
import type { Reads } from '#http';
import type { WorkflowEngine } from '../engine/workflow-engine.js';
import type { OpenJob } from '../instance/instance-state.js';
import type { PinnedDefinition } from '../instance/steps.js';
import { onlyNamed, valuesVisibleFrom } from '../instance/variables.js';
import { tagsOf } from '../projection/tags-of.js';
import { processJobs } from '../projection/workflow.tables.js';
import type { JobLocks } from './job-locks.js';
import type { JobSignal } from './job-signal.js';

/** A worker's wish for jobs of one type. */
export interface JobWish {
  readonly type: string;
  readonly worker: string;
  /** Milliseconds for which the worker has a job alone. */
  readonly lockFor: number;
  readonly most: number;
  /** Names of the variables that it gets; all that are visible when left out. */
  readonly variables?: readonly string[];
  /** Milliseconds to wait while there is no job; 0 for not at all. */
  readonly waitFor: number;
}

export interface ActivatedJob {
  readonly key: string;
  readonly instance: string;
  readonly element: string;
  readonly elementInstance: string;
  readonly definition: PinnedDefinition;
  readonly job: OpenJob;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, Json>>;
  /** Machine clock, ISO 8601 UTC. */
  readonly until: string;
  /** Those of the instance. */
  readonly tags: readonly string[];
}

/** Rows looked at in one go, and all in all for one wish: those that others have locked stand among them. */
const LOOKED_AT = { once: 200, most: 2000 } as const;

/**
 * Hands out jobs. The read model proposes, the lock keeps others away, and the instance's stream decides: a job that is
 * done, failed or stopped since is never handed out.
 */
export class JobActivation {
  constructor(
    private readonly engine: WorkflowEngine,
    private readonly locks: JobLocks,
    private readonly clock: Clock,
    private readonly signal: JobSignal,
  ) {}

  /** Waits for at least one job, until `waitFor` is over, the caller is gone (`gone`), or the server closes. */
  async activate(reads: Reads, wish: JobWish, gone: AbortSignal): Promise<readonly ActivatedJob[]> {
    const end = performance.now() + wish.waitFor;
    for (;;) {
      const jobs = await this.#take(reads, wish);
      const left = end - performance.now();
      if (jobs.length > 0 || left <= 0 || gone.aborted || this.signal.closed) return jobs;
      await this.signal.next(left, gone);
    }
  }

  async #take(reads: Reads, wish: JobWish): Promise<readonly ActivatedJob[]> {
    const activated: ActivatedJob[] = [];
    for (let from = 0; from < LOOKED_AT.most && activated.length < wish.most; from += LOOKED_AT.once) {
      const now = this.clock.now();
      const rows = await reads.rows(processJobs, (all) =>
        all
          .where('open', '=', true)
          .where('type', '=', wish.type)
          .where('stopped', '=', false)
          .where('retries', '>', 0)
          .where((is) => is.or([is('notBefore', 'is', null), is('notBefore', '<=', now)]))
          .orderBy('created')
          .orderBy('key')
          .limit(LOOKED_AT.once)
          .offset(from),
      );
      const until = new Date(Date.parse(now) + wish.lockFor).toISOString();
      const taking = { worker: wish.worker, now, until, most: wish.most - activated.length };
      const taken = await this.locks.take(
        rows.map(({ key }) => key.toString()),
        taking,
      );
      const rowOf = new Map(rows.map((row) => [row.key.toString(), row]));
      const own = taken.flatMap((key) => rowOf.get(key) ?? []);
      const tags = await tagsOf(reads, own);
      for (const row of own) {
        const key = row.key.toString();
        const job = await this.#checked(row, wish, { until, tags: tags.get(row.instance) ?? [] });
        if (job === undefined) await this.locks.release([key]);
        else activated.push(job);
      }
      if (rows.length < LOOKED_AT.once) break;
    }
    return activated;
  }

  /** The job as its stream has it now; nothing when it cannot be done any more, or not yet. */
  async #checked(
    row: RowOf<typeof processJobs>,
    wish: JobWish,
    told: Pick<ActivatedJob, 'until' | 'tags'>,
  ): Promise<ActivatedJob | undefined> {
    const key = row.key.toString();
    const instance = row.instance.toString();
    const state = await this.engine.instance(instance);
    const part = (await this.engine.locate(key))?.part;
    if (state.status !== 'running' || part === undefined) return undefined;
    const job = state.jobs.get(part);
    if (job === undefined || job.retries === 0 || (job.notBefore ?? '') > this.clock.now()) return undefined;
    if ([...state.incidents.values()].some((incident) => incident.job === part)) return undefined;
    const model = await this.engine.modelOf(state.definition);
    const element = model.elements.get(row.element);
    return {
      key,
      instance,
      element: row.element,
      elementInstance: row.elementInstance.toString(),
      definition: state.definition,
      job,
      headers: element?.work === 'job' ? element.headers : {},
      variables: onlyNamed(valuesVisibleFrom(state, job.of), wish.variables),
      ...told,
    };
  }
}
