import type { Json, SharedStatus, WaitOptions, Projection, Readiness, RetryResult, Schedule } from '#event-sourcing';
import { machineSchedule, PositionNotReached, pause, standsStill, UnknownProjection, within } from '#event-sourcing';
import type { ConsumerWorkReport, Following, RetryBy } from './following.js';
import { NoServerFollows } from './following.js';
import { stillBuilding } from './no-following.js';
import type { StatusWatchPorts } from './status-watch.js';
import { POLL_INTERVALS, StatusWatch } from './status-watch.js';
import type { ForwardedRequest } from './forwarded-requests.js';
import { answerFrom, requestToJson } from './forwarded-requests.js';

/** Milliseconds that a request waits for its answer. */
export const ANSWER_TIMEOUT = 10_000;

export interface RemoteFollowingPorts extends StatusWatchPorts {
  readonly shared: SharedStatus;
  readonly projections: readonly Pick<Projection, 'name' | 'version' | 'tables'>[];
  /** Position of the log's last event. */
  readonly head: () => Promise<bigint | undefined>;
  /** A policy's effects, read from its stream. @throws UnknownProjection */
  readonly effects: Following['effects'];
}

/** The work of following the log, on another server: its status is read from the shared table, requests are left there. */
export class RemoteFollowing implements Following {
  readonly effects: Following['effects'];
  readonly #owners: ReadonlyMap<string, Pick<Projection, 'name' | 'version'>>;
  readonly #watch: StatusWatch;

  constructor(private readonly ports: RemoteFollowingPorts) {
    this.effects = ports.effects;
    this.#owners = new Map(ports.projections.flatMap((owner) => owner.tables.map((table) => [table.name, owner])));
    this.#watch = new StatusWatch(ports);
  }

  get server(): string | undefined {
    return this.#watch.isFresh ? this.#watch.status?.server : undefined;
  }

  /** Resolves after the first read of the shared status; it is read at intervals from then on. */
  async start(): Promise<void> {
    await this.#watch.start();
  }

  /**
   * The read models are of another history of the log: they count as being built until a server that follows the log
   * publishes a status from now on.
   */
  ignoreEarlier(): void {
    this.#watch.ignoreEarlier();
  }

  stop(): void {
    this.#watch.stop();
  }

  /** As published last. While no server follows the log the lag is unknown. */
  status(): readonly ConsumerWorkReport[] {
    const reports = this.#watch.status?.reports ?? stillBuilding(this.ports.projections);
    return this.#watch.isFresh ? reports : reports.map((report) => ({ ...report, lag: undefined }));
  }

  /** Complete rows stay complete while no server follows the log. Rows of another projection version are not read here. */
  readiness(table: string): Readiness {
    const owner = this.#owners.get(table);
    if (owner === undefined) throw new UnknownProjection(`no projection has the table ${table}`);
    const report = this.status().find(({ name }) => name === owner.name);
    if (report === undefined || report.version !== owner.version) return 'building';
    return report.state === 'building' || report.state === 'stopped' ? report.state : 'ready';
  }

  async reached(position: bigint, milliseconds: number): Promise<boolean> {
    return await this.#watch.until(() => {
      const late = this.status().filter((one) => one.kind === 'projection' && (one.position ?? -1n) < position);
      if (late.length === 0) return true;
      return late.some(standsStill) ? false : undefined;
    }, milliseconds);
  }

  async caughtUp({ milliseconds = Infinity }: WaitOptions = {}): Promise<void> {
    const head = (await this.ports.head()) ?? -1n;
    const isThere = (one: ConsumerWorkReport): boolean =>
      standsStill(one) || (one.state === 'live' && (one.position ?? -1n) >= head);
    const all = (): boolean => this.server !== undefined && this.status().every(isThere);
    if (await this.#watch.until(() => all() || undefined, milliseconds)) return;
    throw new PositionNotReached('late', this.server ?? 'nobody');
  }

  async rebuild(name: string): Promise<void> {
    await this.#ask({ kind: 'rebuild', name });
  }

  async retry(name: string): Promise<void> {
    await this.#ask({ kind: 'retry', name });
  }

  async retryEffect(name: string, effect: string, by: RetryBy): Promise<RetryResult> {
    // The answer to this kind of request has a result.
    return (await this.#ask({ kind: 'retryEffect', name, effect, by })) ?? 'not known';
  }

  async #ask(request: ForwardedRequest): Promise<RetryResult | null> {
    if (this.server === undefined) throw new NoServerFollows('no server follows the log for now');
    if (!this.status().some(({ name }) => name === request.name)) {
      throw new UnknownProjection(`there is no projection or policy ${request.name}`);
    }
    const answer = answerFrom(await this.#answerTo(await this.ports.shared.ask(requestToJson(request))));
    // The new status was published before the answer: this read gets it.
    await this.#watch.poll();
    switch (answer.outcome) {
      case 'done':
        return answer.result;
      case 'unknown':
        throw new UnknownProjection(answer.reason);
      case 'failed':
        throw new NoServerFollows('it failed on the server that follows the log');
    }
  }

  async #answerTo(id: string): Promise<Json> {
    const ended = new AbortController();
    try {
      const answer = await within(this.#untilAnswered(id, ended.signal), ANSWER_TIMEOUT, this.#schedule);
      if (answer !== undefined && answer !== 'late') return answer;
    } finally {
      ended.abort();
    }
    throw new NoServerFollows('the server that follows the log gave no answer in time');
  }

  async #untilAnswered(id: string, ended: AbortSignal): Promise<Json | undefined> {
    for (;;) {
      const answer = await this.ports.shared.answerTo(id);
      if (answer !== undefined || ended.aborted) return answer;
      await pause(POLL_INTERVALS.waiting, ended, this.#schedule);
    }
  }

  get #schedule(): Schedule {
    return this.ports.schedule ?? machineSchedule;
  }
}
