import type {
  NoticeBoard,
  Patience,
  PendingEffect,
  Projection,
  Readiness,
  RefusedEffect,
  RetryResult,
  Schedule,
} from '#event-sourcing';
import { machineSchedule, NotThatFar, UnknownProjection } from '#event-sourcing';
import type { EffectState, FollowerReport, Following, RetryBy } from './following.js';
import { NobodyFollows } from './following.js';
import type { Notice } from './notice.js';
import { fromJson } from './notice.js';
import type { Order } from './orders.js';
import { answerFrom, orderToJson } from './orders.js';

/** Milliseconds between two looks at the board: while somebody waits, and otherwise. */
const LOOKS = { waiting: 50, idle: 1000 } as const;
/** Seconds after which a notice counts as left behind by a server that is gone. */
export const NOTICE_HOLDS = 5;
/** Milliseconds that an order waits for its answer. */
const ORDER_PATIENCE = 10_000;

export interface RemoteFollowingPorts {
  readonly board: NoticeBoard;
  readonly projections: readonly Pick<Projection, 'name' | 'tables'>[];
  /** The log's end. */
  readonly head: () => Promise<bigint | undefined>;
  /** A policy's effects as its stream tells them. @throws UnknownProjection */
  readonly effects: (policy: string, state: EffectState) => Promise<readonly (PendingEffect | RefusedEffect)[]>;
  readonly schedule?: Schedule;
}

/** Another server follows the log: how it is stands on the board, what it shall do is left there. */
export class RemoteFollowing implements Following {
  readonly #owners: ReadonlyMap<string, string>;
  #seen: { readonly notice: Notice; readonly fresh: boolean } | undefined;
  #cancel: () => void = () => undefined;
  #off = true;

  constructor(private readonly ports: RemoteFollowingPorts) {
    this.#owners = new Map(ports.projections.flatMap(({ name, tables }) => tables.map((table) => [table.name, name])));
  }

  get server(): string | undefined {
    return this.#seen?.fresh === true ? this.#seen.notice.server : undefined;
  }

  /** Resolves after the first look; the board is looked at from then on. */
  async start(): Promise<void> {
    this.#off = false;
    await this.#look();
    this.#again();
  }

  stop(): void {
    this.#off = true;
    this.#cancel();
  }

  status(): readonly FollowerReport[] {
    return this.#seen?.notice.reports ?? [];
  }

  /** As the board last said it, also while nobody follows: rows that told the whole story still do. */
  readiness(table: string): Readiness {
    const owner = this.#owners.get(table);
    if (owner === undefined) throw new UnknownProjection(`no projection has the table ${table}`);
    const state = this.status().find(({ name }) => name === owner)?.state ?? 'building';
    return state === 'building' || state === 'stopped' ? state : 'ready';
  }

  async reached(position: bigint, milliseconds: number): Promise<boolean> {
    const isThere = (): boolean => {
      const projections = this.status().filter(({ kind }) => kind === 'projection');
      return (
        projections.length > 0 && projections.every((one) => one.position !== undefined && one.position >= position)
      );
    };
    return await this.#until(isThere, milliseconds);
  }

  async caughtUp({ milliseconds = Infinity }: Patience = {}): Promise<void> {
    const head = await this.ports.head();
    const isThere = (): boolean =>
      this.server !== undefined
      && this.status().every(
        ({ state, position }) => state === 'stopped' || (state === 'live' && (position ?? -1n) >= (head ?? -1n)),
      );
    if (!(await this.#until(isThere, milliseconds))) throw new NotThatFar('late', this.server ?? 'nobody');
  }

  async rebuild(name: string): Promise<void> {
    this.#refuseUnknown(name);
    await this.#ask({ kind: 'rebuild', name });
  }

  async retry(name: string): Promise<void> {
    this.#refuseUnknown(name);
    await this.#ask({ kind: 'retry', name });
  }

  async effects(policy: string, state: EffectState): Promise<readonly (PendingEffect | RefusedEffect)[]> {
    return await this.ports.effects(policy, state);
  }

  async retryEffect(name: string, effect: string, by: RetryBy): Promise<RetryResult> {
    this.#refuseUnknown(name);
    const result = await this.#ask({ kind: 'retryEffect', name, effect, by });
    return result ?? 'not known';
  }

  #refuseUnknown(name: string): void {
    if (this.status().length > 0 && !this.status().some((one) => one.name === name)) {
      throw new UnknownProjection(`there is no projection or policy ${name}`);
    }
  }

  async #ask(order: Order): Promise<RetryResult | null> {
    if (this.server === undefined) throw new NobodyFollows('no server follows the log for now');
    const { board } = this.ports;
    const id = await board.ask(orderToJson(order));
    let answer = await board.answerTo(id);
    const isAnswered = async (): Promise<boolean> => {
      answer = await board.answerTo(id);
      return answer !== undefined;
    };
    await this.#until(isAnswered, ORDER_PATIENCE);
    if (answer === undefined) throw new NobodyFollows('the server that follows the log gave no answer in time');
    const { done, ...rest } = answerFrom(answer);
    if (!done && 'reason' in rest) throw new NobodyFollows(rest.reason);
    return 'result' in rest ? rest.result : null;
  }

  async #until(isThere: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
    for (let waited = 0; !(await isThere()); waited += LOOKS.waiting) {
      if (waited >= milliseconds) return false;
      await new Promise<void>((resolve) => (this.ports.schedule ?? machineSchedule)(resolve, LOOKS.waiting));
      await this.#look();
    }
    return true;
  }

  #again(): void {
    if (this.#off) return;
    this.#cancel = (this.ports.schedule ?? machineSchedule)(() => {
      void this.#look().finally(() => {
        this.#again();
      });
    }, LOOKS.idle);
  }

  /** A board that cannot be reached changes nothing but that nobody is known to be there. */
  async #look(): Promise<void> {
    try {
      const found = await this.ports.board.read();
      this.#seen = found && { notice: fromJson(found.notice), fresh: found.ageSeconds < NOTICE_HOLDS };
    } catch {
      this.#seen = this.#seen && { ...this.#seen, fresh: false };
    }
  }
}
