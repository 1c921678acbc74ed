import { within } from '../clock/waiting.js';
import { streamName } from '../messages/message.js';
import type { Schedule } from '../policies/alarm.js';
import type { EventStore, ExpectedRevision, StoredEvent, StreamName } from '../store/event-store.js';
import { StoreUnavailable } from '../store/event-store.js';
import { LEASE_CATEGORY } from '../store/stream-name.js';

/** Name of the lease for running projections and policies. */
export const PROJECTIONS_LEASE = 'projections';

type LeaseEventType = 'LeaseTaken' | 'LeaseRenewed' | 'LeaseReleased';

interface LeaseData {
  /** UUID of a server's run. */
  readonly holder: string;
  /** That server's name for people. */
  readonly server: string;
  /** The time that the lease is valid. */
  readonly milliseconds: number;
  /** See `Tenure`. */
  readonly series: string;
}

export interface LeaseEvent extends LeaseData {
  readonly id: string;
  readonly type: LeaseEventType;
}

/** The end of a lease's stream. `last` is missing when the lease was never taken. */
export interface LeaseEnd {
  readonly revision: ExpectedRevision;
  readonly last?: LeaseEvent;
}

export interface LeaseStreamPorts {
  readonly store: EventStore;
  readonly schedule: Schedule;
  /** Milliseconds that a call of the store may take. */
  readonly answer: number;
}

/** The stream of a lease. Every call ends: a store that does not answer in time counts as unavailable. */
export class LeaseStream {
  readonly #name: StreamName;

  constructor(
    name: string,
    private readonly ports: LeaseStreamPorts,
  ) {
    this.#name = streamName(LEASE_CATEGORY, name);
  }

  /** @throws StoreUnavailable */
  async end(): Promise<LeaseEnd> {
    const [last] = await this.#answer(
      this.ports.store.readStream(this.#name, { direction: 'backwards', limit: 1 }),
      'notWritten',
    );
    return last === undefined ? { revision: 'noStream' } : { revision: last.revision, last: eventOf(last) };
  }

  /** The new end, `undefined` when another append was faster. @throws StoreUnavailable */
  async append(behind: LeaseEnd, event: LeaseEvent): Promise<LeaseEnd | undefined> {
    const { id, type, holder, server, milliseconds, series } = event;
    const data = { holder, server, milliseconds, series };
    const result = await this.#answer(
      this.ports.store.append(this.#name, behind.revision, [{ id, type, data, metadata: {} }]),
      'unknown',
    );
    return result.appended ? { revision: result.revision, last: event } : undefined;
  }

  async #answer<T>(call: Promise<T>, outcome: StoreUnavailable['outcome']): Promise<T> {
    const answer = await within(call, this.ports.answer, this.ports.schedule);
    if (answer === 'late') throw new StoreUnavailable(`no answer within ${this.ports.answer} ms`, outcome);
    return answer;
  }
}

function eventOf({ id, type, data }: StoredEvent): LeaseEvent {
  // Only `append` writes the stream.
  return { id, type: type as LeaseEventType, ...(data as unknown as LeaseData) };
}
