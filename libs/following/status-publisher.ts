import type { ReportDetails, Schedule, SharedStatus, StartStopwatch, Stopwatch, Tenure } from '#event-sourcing';
import { machineSchedule, startStopwatch } from '#event-sourcing';
import type { Following } from './following.js';
import { statusToJson } from './following-status.js';
import { executeRequest, requestFrom } from './forwarded-requests.js';

/** Milliseconds between two rounds: publish a changed status, execute pending requests. */
export const PUBLISH_INTERVAL = 100;
/** Milliseconds after which an unchanged status is published again, to show that the server is alive. */
export const HEARTBEAT = 1000;

export interface StatusPublisherPorts {
  readonly shared: SharedStatus;
  readonly tenure: Pick<Tenure, 'isHeld'>;
  readonly report: (message: string, details: ReportDetails) => void;
  readonly schedule?: Schedule;
  readonly startStopwatch?: StartStopwatch;
}

/** Publishes the status of the following server, and executes the requests of the other servers. */
export class StatusPublisher {
  #published: { readonly text: string; readonly since: Stopwatch } | undefined;
  #stopped = false;
  /** A failure was reported, and no round has succeeded since. */
  #failing = false;
  #cancel: () => void = () => undefined;

  constructor(
    private readonly following: Following & { readonly server: string },
    private readonly ports: StatusPublisherPorts,
  ) {}

  start(): void {
    void this.#round();
  }

  /** Does not wait for a database that hangs. */
  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #round(): Promise<void> {
    try {
      await this.#publish();
      await this.#executeRequests();
      this.#failing = false;
    } catch (error) {
      this.#reportFailure(error);
    }
    if (this.#mayAct())
      this.#cancel = (this.ports.schedule ?? machineSchedule)(() => void this.#round(), PUBLISH_INTERVAL);
  }

  // A method, since the value changes during an `await`.
  #mayAct(): boolean {
    return !this.#stopped && this.ports.tenure.isHeld();
  }

  #reportFailure(error: unknown): void {
    if (this.#failing || !this.#mayAct()) return;
    this.#failing = true;
    this.ports.report('the other servers cannot be told how far this one is', { error });
  }

  async #publish(): Promise<void> {
    if (!this.#mayAct()) return;
    const { server } = this.following;
    const status = statusToJson({ server, reports: this.following.status() });
    const text = JSON.stringify(status);
    if (text === this.#published?.text && this.#published.since.atMost() < HEARTBEAT) return;
    const since = (this.ports.startStopwatch ?? (() => startStopwatch()))();
    await this.ports.shared.publish(status);
    this.#published = { text, since };
  }

  async #executeRequests(): Promise<void> {
    if (!this.#mayAct()) return;
    for (const { id, request } of await this.ports.shared.pendingRequests()) {
      if (!this.#mayAct()) return;
      const answer = await executeRequest(requestFrom(request), this.following);
      // The status comes before the answer, so that a server that reads the answer also reads its effect.
      await this.#publish();
      await this.ports.shared.answer(id, answer);
    }
  }
}
