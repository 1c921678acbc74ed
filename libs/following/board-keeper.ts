import type { NoticeBoard, ReportDetails, Schedule, Tenure } from '#event-sourcing';
import { machineSchedule } from '#event-sourcing';
import type { LocalFollowing } from './local-following.js';
import { toJson } from './notice.js';
import { carryOut, orderFrom } from './orders.js';

/** Milliseconds between two looks at what moved and what was asked for. */
export const BOARD_INTERVAL = 100;
/** An unchanged notice is posted again after so many looks, so that the others see that somebody is there. */
const UNCHANGED_LOOKS = 10;

export interface BoardKeeperPorts {
  readonly board: NoticeBoard;
  readonly tenure: Pick<Tenure, 'isHeld'>;
  readonly report: (message: string, details: ReportDetails) => void;
  readonly schedule?: Schedule;
}

/** Keeps the notice of the server that follows the log, and carries out what the other servers ask for. */
export class BoardKeeper {
  #posted = '';
  #unchanged = 0;
  #off = false;
  #troubled = false;
  #cancel: () => void = () => undefined;
  #look: Promise<void> = Promise.resolve();

  constructor(
    private readonly following: LocalFollowing,
    private readonly ports: BoardKeeperPorts,
  ) {}

  start(): void {
    const again = (): void => {
      this.#look = this.#once().finally(() => {
        if (!this.#off) this.#cancel = (this.ports.schedule ?? machineSchedule)(again, BOARD_INTERVAL);
      });
    };
    again();
  }

  /** Does not wait for a database that hangs. */
  stop(): void {
    this.#off = true;
    this.#cancel();
  }

  /** Resolves when the look under way is over. */
  async settled(): Promise<void> {
    await this.#look;
  }

  async #once(): Promise<void> {
    if (this.#off || !this.ports.tenure.isHeld()) return;
    try {
      await this.#post();
      await this.#carryOutOrders();
      this.#troubled = false;
    } catch (error) {
      if (!this.#troubled) this.ports.report('the other servers cannot be told how far this one is', { error });
      this.#troubled = true;
    }
  }

  async #post(): Promise<void> {
    const { server } = this.following;
    const notice = toJson({ server, reports: this.following.status() });
    const text = JSON.stringify(notice);
    this.#unchanged += 1;
    if (text === this.#posted && this.#unchanged < UNCHANGED_LOOKS) return;
    await this.ports.board.post(notice);
    this.#posted = text;
    this.#unchanged = 0;
  }

  async #carryOutOrders(): Promise<void> {
    for (const { id, request } of await this.ports.board.orders()) {
      if (!this.ports.tenure.isHeld()) return;
      await this.ports.board.answer(id, await carryOut(orderFrom(request), this.following));
    }
  }
}
