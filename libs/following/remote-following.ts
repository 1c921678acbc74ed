import type { Json, NoticeBoard, Patience, Projection, Readiness, RetryResult, Schedule } from '#event-sourcing';
import { machineSchedule, NotThatFar, pause, standsStill, UnknownProjection, within } from '#event-sourcing';
import type { FollowerReport, Following, RetryBy } from './following.js';
import { NobodyFollows } from './following.js';
import { stillBuilding } from './nobody-following.js';
import type { NoticeWatchPorts } from './notice-watch.js';
import { LOOKS, NoticeWatch } from './notice-watch.js';
import type { Order } from './orders.js';
import { answerFrom, orderToJson } from './orders.js';

/** Milliseconds that an order waits for its answer. */
export const ORDER_PATIENCE = 10_000;

export interface RemoteFollowingPorts extends NoticeWatchPorts {
  readonly board: NoticeBoard;
  readonly projections: readonly Pick<Projection, 'name' | 'version' | 'tables'>[];
  /** The log's end. */
  readonly head: () => Promise<bigint | undefined>;
  /** A policy's effects as its stream tells them. @throws UnknownProjection */
  readonly effects: Following['effects'];
}

/** Another server follows the log: how it is stands on the board, what it shall do is left there. */
export class RemoteFollowing implements Following {
  readonly effects: Following['effects'];
  readonly #owners: ReadonlyMap<string, Pick<Projection, 'name' | 'version'>>;
  readonly #watch: NoticeWatch;

  constructor(private readonly ports: RemoteFollowingPorts) {
    this.effects = ports.effects;
    this.#owners = new Map(ports.projections.flatMap((owner) => owner.tables.map((table) => [table.name, owner])));
    this.#watch = new NoticeWatch(ports);
  }

  get server(): string | undefined {
    return this.#watch.isFresh ? this.#watch.notice?.server : undefined;
  }

  /** Resolves after the first look; the board is looked at from then on. */
  async start(): Promise<void> {
    await this.#watch.start();
  }

  stop(): void {
    this.#watch.stop();
  }

  /** As the board last said it, also while nobody follows; nobody knows the lag then. */
  status(): readonly FollowerReport[] {
    const reports = this.#watch.notice?.reports ?? stillBuilding(this.ports.projections);
    return this.#watch.isFresh ? reports : reports.map((report) => ({ ...report, lag: undefined }));
  }

  /** Rows that told the whole story still do while nobody follows. Those of another version are not what is read here. */
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

  async caughtUp({ milliseconds = Infinity }: Patience = {}): Promise<void> {
    const head = (await this.ports.head()) ?? -1n;
    const isThere = (one: FollowerReport): boolean =>
      standsStill(one) || (one.state === 'live' && (one.position ?? -1n) >= head);
    const all = (): boolean => this.server !== undefined && this.status().every(isThere);
    if (await this.#watch.until(() => all() || undefined, milliseconds)) return;
    throw new NotThatFar('late', this.server ?? 'nobody');
  }

  async rebuild(name: string): Promise<void> {
    await this.#ask({ kind: 'rebuild', name });
  }

  async retry(name: string): Promise<void> {
    await this.#ask({ kind: 'retry', name });
  }

  async retryEffect(name: string, effect: string, by: RetryBy): Promise<RetryResult> {
    // Whoever carries it out answers with a result.
    return (await this.#ask({ kind: 'retryEffect', name, effect, by })) ?? 'not known';
  }

  async #ask(order: Order): Promise<RetryResult | null> {
    if (this.server === undefined) throw new NobodyFollows('no server follows the log for now');
    if (!this.status().some(({ name }) => name === order.name)) {
      throw new UnknownProjection(`there is no projection or policy ${order.name}`);
    }
    const answer = answerFrom(await this.#answerTo(await this.ports.board.ask(orderToJson(order))));
    // It hung on the board before the answer did: what is read from here on is what was asked for.
    await this.#watch.look();
    switch (answer.outcome) {
      case 'done':
        return answer.result;
      case 'unknown':
        throw new UnknownProjection(answer.reason);
      case 'failed':
        throw new NobodyFollows('it failed on the server that follows the log');
    }
  }

  async #answerTo(id: string): Promise<Json> {
    const over = new AbortController();
    try {
      const answer = await within(this.#untilAnswered(id, over.signal), ORDER_PATIENCE, this.#schedule);
      if (answer !== undefined && answer !== 'late') return answer;
    } finally {
      over.abort();
    }
    throw new NobodyFollows('the server that follows the log gave no answer in time');
  }

  async #untilAnswered(id: string, over: AbortSignal): Promise<Json | undefined> {
    for (;;) {
      const answer = await this.ports.board.answerTo(id);
      if (answer !== undefined || over.aborted) return answer;
      await pause(LOOKS.waiting, over, this.#schedule);
    }
  }

  get #schedule(): Schedule {
    return this.ports.schedule ?? machineSchedule;
  }
}
