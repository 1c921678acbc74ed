import type { NoticeBoard, ReportDetails, Schedule, StartStopwatch, Stopwatch, Tenure } from '#event-sourcing';
import { machineSchedule, startStopwatch } from '#event-sourcing';
import type { Following } from './following.js';
import { toJson } from './notice.js';
import { carryOut, orderFrom } from './orders.js';

/** Milliseconds between two looks at what moved and what was asked for. */
export const BOARD_INTERVAL = 100;
/** Milliseconds after which an unchanged notice is posted again, so that the others see that somebody is there. */
export const SIGN_OF_LIFE = 1000;

export interface BoardKeeperPorts {
  readonly board: NoticeBoard;
  readonly tenure: Pick<Tenure, 'isHeld'>;
  readonly report: (message: string, details: ReportDetails) => void;
  readonly schedule?: Schedule;
  readonly startStopwatch?: StartStopwatch;
}

/** Keeps the notice of the server that follows the log, and carries out what the other servers ask for. */
export class BoardKeeper {
  #posted: { readonly text: string; readonly since: Stopwatch } | undefined;
  #off = false;
  #troubled = false;
  #cancel: () => void = () => undefined;

  constructor(
    private readonly following: Following & { readonly server: string },
    private readonly ports: BoardKeeperPorts,
  ) {}

  start(): void {
    void this.#look();
  }

  /** Does not wait for a database that hangs. */
  stop(): void {
    this.#off = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    try {
      await this.#post();
      await this.#carryOutOrders();
      this.#troubled = false;
    } catch (error) {
      this.#trouble(error);
    }
    if (this.#mayAct())
      this.#cancel = (this.ports.schedule ?? machineSchedule)(() => void this.#look(), BOARD_INTERVAL);
  }

  // Read through a method: it changes while the board is waited for.
  #mayAct(): boolean {
    return !this.#off && this.ports.tenure.isHeld();
  }

  #trouble(error: unknown): void {
    if (this.#troubled || !this.#mayAct()) return;
    this.#troubled = true;
    this.ports.report('the other servers cannot be told how far this one is', { error });
  }

  async #post(): Promise<void> {
    if (!this.#mayAct()) return;
    const { server } = this.following;
    const notice = toJson({ server, reports: this.following.status() });
    const text = JSON.stringify(notice);
    if (text === this.#posted?.text && this.#posted.since.atMost() < SIGN_OF_LIFE) return;
    const since = (this.ports.startStopwatch ?? (() => startStopwatch()))();
    await this.ports.board.post(notice);
    this.#posted = { text, since };
  }

  async #carryOutOrders(): Promise<void> {
    if (!this.#mayAct()) return;
    for (const { id, request } of await this.ports.board.orders()) {
      if (!this.#mayAct()) return;
      const answer = await carryOut(orderFrom(request), this.following);
      // Who reads the answer reads what came of it, too.
      await this.#post();
      await this.ports.board.answer(id, answer);
    }
  }
}
