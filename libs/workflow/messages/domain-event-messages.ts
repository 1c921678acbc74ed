import type { RowOf } from '#event-sourcing';
import type { OpenWork } from '../leading/leading-work.js';
import { processInstances, processWaits } from '../projection/workflow.tables.js';
import { Corrections } from './corrections.js';
import type { DomainEventParts } from './domain-event-parts.js';
import { DomainEventStarts } from './domain-event-starts.js';
import { domainMessages } from './domain-messages.projection.js';
import { SideBySide } from './side-by-side.js';
import { WaitLookBack } from './wait-look-back.js';
import type { WaitMark } from './wait-marks.js';
import { waitsBehind } from './wait-marks.js';

/** Rows of one kind that a round looks at. */
const BATCH = 1_000;
/** Rows of events that are looked through for a batch of waits; with more of them each wait looks by itself. */
const LOOKED_THROUGH = 20_000;

type WaitRow = RowOf<typeof processWaits>;
/** A wait, and the position with which its instance began. */
interface BegunWait {
  readonly wait: WaitRow;
  readonly begun: bigint;
}
type EventRow = RowOf<typeof domainMessages>;

interface Marks {
  /** Position of the last event that was looked at. */
  readonly event: bigint;
  readonly wait: WaitMark;
}

/**
 * Brings domain events to the waits for them. A wait is looked at when it opens and when an event comes that it may be for;
 * then it gets the earliest event that it has not had. After a take-over every open wait is looked at once.
 */
export class DomainEventMessages implements OpenWork {
  readonly name = 'domain events';
  readonly #lookBack: WaitLookBack;
  readonly #starts: DomainEventStarts;
  readonly #corrections: Corrections;
  /** Waits of one instance go one behind the other. */
  readonly #serving = new SideBySide<BegunWait>(
    ({ wait }) => wait.instance.toString(),
    async ({ wait, begun }) => {
      await this.#lookBack.serve(wait, begun);
    },
  );
  #marks: Marks | undefined;

  constructor(private readonly parts: DomainEventParts) {
    this.#lookBack = new WaitLookBack(parts);
    this.#starts = new DomainEventStarts(parts);
    this.#corrections = new Corrections(parts);
  }

  takeOver(): void {
    this.#marks = undefined;
    this.#starts.takeOver();
    this.#serving.clear();
  }

  async round(): Promise<boolean> {
    const marks = (this.#marks ??= { event: await this.#lastEvent(), wait: { openedAt: -1n, key: -1n } });
    const waits = await waitsBehind(this.parts.reads, 'message', marks.wait, BATCH);
    const forEvents = waits.filter(({ name }) => name !== null && this.parts.domainEvents.has(name));
    const faults = [...(await this.#serve(await this.#withEvents(forEvents)))];
    const events = await this.#eventsBehind(marks.event);
    faults.push(...(await this.#serve(await this.#waitingFor(events))));
    await this.#corrections.ask(events);
    const starting = await this.#starts.round();
    this.#marks = { event: events.at(-1)?.position ?? marks.event, wait: waits.at(-1) ?? marks.wait };
    if (faults.length > 0) throw faults[0];
    return starting || waits.length === BATCH || events.length >= BATCH;
  }

  async #lastEvent(): Promise<bigint> {
    const [last] = await this.parts.reads.rows(domainMessages, (all) => all.orderBy('position', 'desc').limit(1));
    return last?.position ?? -1n;
  }

  /** The rows of whole events: the last event of a full batch is left for the next one, unless it is the only one. */
  async #eventsBehind(mark: bigint): Promise<readonly EventRow[]> {
    const rows = await this.parts.reads.rows(domainMessages, (all) =>
      all.where('position', '>', mark).orderBy('position').limit(BATCH),
    );
    const last = rows.at(-1)?.position;
    if (rows.length < BATCH || last === undefined) return rows;
    const whole = rows.filter(({ position }) => position < last);
    return whole.length > 0
      ? whole
      : await this.parts.reads.rows(domainMessages, (all) => all.where('position', '=', last));
  }

  /** The open waits that one of the events is for. */
  async #waitingFor(events: readonly EventRow[]): Promise<readonly WaitRow[]> {
    if (events.length === 0) return [];
    const pairs = new Set(events.map(({ name, key }) => `${name} ${key}`));
    const names = [...new Set(events.map(({ name }) => name))];
    const keys = [...new Set(events.map(({ key }) => key))];
    const rows = await this.parts.reads.rows(processWaits, (all) =>
      all
        .where('open', '=', true)
        .where('name', 'in', names)
        .where('correlationKey', 'in', keys)
        .where('for', '=', 'message'),
    );
    return rows.filter(({ name, correlationKey }) => pairs.has(`${name} ${correlationKey}`));
  }

  /** The waits that may have an event already: most of those that open wait for one that is still to come. */
  async #withEvents(waits: readonly WaitRow[]): Promise<readonly WaitRow[]> {
    if (waits.length === 0) return [];
    const names = [...new Set(waits.flatMap(({ name }) => name ?? []))];
    const keys = [...new Set(waits.flatMap(({ correlationKey }) => correlationKey ?? []))];
    const events = await this.parts.reads.rows(domainMessages, (all) =>
      all.where('key', 'in', keys).where('name', 'in', names).limit(LOOKED_THROUGH),
    );
    if (events.length === LOOKED_THROUGH) return waits;
    const pairs = new Set(events.map(({ name, key }) => `${name} ${key}`));
    return waits.filter(({ name, correlationKey }) => pairs.has(`${name} ${correlationKey}`));
  }

  async #serve(waits: readonly WaitRow[]): Promise<readonly unknown[]> {
    const keys = [...new Set(waits.map(({ instance }) => instance))];
    const instances =
      keys.length === 0 ? [] : await this.parts.reads.rows(processInstances, (all) => all.where('key', 'in', keys));
    const begun = new Map(instances.map(({ key, startedAt }) => [key, startedAt]));
    return await this.#serving.run(waits.map((wait) => ({ wait, begun: begun.get(wait.instance) ?? wait.openedAt })));
  }
}
