import type { Evolved, Message, PartialDate, Recorded, StreamName } from '#event-sourcing';
import { categoryOf, certainlyAfter } from '#event-sourcing';
import type { LogPoint } from '../progress-report.events.js';

/** What a report looks at. The rules' version stands for this list: another list has other points of the log. */
export const REPORTED_CATEGORIES = [
  'strategyProcess',
  'organisation',
  'committee',
  'meeting',
  'paper',
  'decision',
  'goal',
  'measure',
  'assignment',
  'reportingRound',
  'progressReport',
] as const;
export type ReportedCategory = (typeof REPORTED_CATEGORIES)[number];

/** An event as far as a report needs it. `place` counts the events that were looked at, from 0. */
export type Told<E extends Message = Message> = Evolved<E> & {
  readonly place: number;
  readonly isIllustration: boolean;
};

/** Which facts count: those up to a place of the log that had occurred by a day. */
export interface Horizon {
  readonly place: number;
  readonly asOf: string;
  readonly illustrations: boolean;
}

/** Events of meetings that no report reads: attendance alone may be most of a log. */
const PASSED_BY: ReadonlySet<string> = new Set([
  'ArrivalRecorded',
  'DepartureRecorded',
  'GuestRecorded',
  'MeetingInvited',
]);

/** The log up to a point, sorted by streams. */
export class ReportedLog {
  readonly #streams = new Map<StreamName, Told[]>();
  /** Of every event by its stream and revision. */
  readonly #places = new Map<StreamName, number[]>();
  readonly #refined = new Map<string, { readonly place: number; readonly to: PartialDate }[]>();
  /** Events that an illustration alone says, and what policies made of them. */
  readonly #illustrated = new Set<string>();
  #point: LogPoint | undefined;
  #count = 0;

  /** @param process what belongs to other processes alone is passed by */
  constructor(private readonly process: string) {}

  /** The last event that was looked at. */
  get point(): LogPoint | undefined {
    return this.#point;
  }

  get lastPlace(): number {
    return this.#count - 1;
  }

  /** Where the point is; `undefined` when it does not lie in what was taken. */
  placeOf({ stream, revision }: LogPoint): number | undefined {
    return this.#places.get(stream as StreamName)?.[Number(revision)];
  }

  /** Takes events up to a point and nothing behind it; says whether the point was among them. */
  takeUpTo({ stream, revision }: LogPoint, slice: readonly Recorded[]): boolean {
    for (const event of slice) {
      this.take(event);
      if (event.stream === stream && event.revision.toString() === revision) return true;
    }
    return false;
  }

  take(event: Recorded): void {
    const { stream, revision, id } = event;
    const place = this.#count;
    this.#count += 1;
    this.#point = { stream, revision: revision.toString() };
    const places = this.#places.get(stream);
    if (places === undefined) this.#places.set(stream, [place]);
    else places.push(place);
    const isIllustration = this.#isIllustration(event);
    if (isIllustration) this.#illustrated.add(event.eventId);
    if (PASSED_BY.has(event.type)) return;
    if (event.type === 'DateRefined') this.#refine(event.data, place);
    const kept = this.#streams.get(stream);
    if (kept === undefined && (revision !== 0n || isOfAnotherProcess(event, id, this.process))) return;
    const { type, data, eventId, occurredOn, occurredAt } = event;
    const told: Told = {
      type,
      data,
      eventId,
      occurredOn,
      ...(occurredAt !== undefined && { occurredAt }),
      place,
      isIllustration,
    };
    if (kept === undefined) this.#streams.set(stream, [told]);
    else kept.push(told);
  }

  /** Every stream of a category that may concern the process, in the order in which they began. */
  *streams<E extends Message>(
    category: ReportedCategory,
  ): Generator<readonly [id: string, events: readonly Told<E>[]]> {
    for (const [stream, events] of this.#streams) {
      // The category's decider alone writes its streams, so the category tells the events.
      if (categoryOf(stream) === category)
        yield [stream.slice(category.length + 1), events as readonly unknown[] as readonly Told<E>[]];
    }
  }

  /** When it occurred, as it was known at a place of the log. */
  dateOf({ eventId, occurredOn }: Told, place: number): PartialDate {
    const refined = this.#refined.get(eventId)?.findLast((one) => one.place <= place);
    return refined?.to ?? occurredOn;
  }

  counts(event: Told, { place, asOf, illustrations }: Horizon): boolean {
    if (event.place > place || (event.isIllustration && !illustrations)) return false;
    return !certainlyAfter(this.dateOf(event, place), asOf);
  }

  #refine(data: object, place: number): void {
    if (!('event' in data) || !('to' in data) || typeof data.event !== 'string' || typeof data.to !== 'string') return;
    const refined = this.#refined.get(data.event) ?? [];
    this.#refined.set(data.event, [...refined, { place, to: data.to }]);
  }

  #isIllustration({ metadata }: Recorded): boolean {
    const { evidence, $causationId } = metadata;
    return evidence.kind === 'illustration' || (evidence.kind === 'system' && this.#illustrated.has($causationId));
  }
}

/** A stream's first event says what process it belongs to, where it belongs to one. */
function isOfAnotherProcess({ stream, data }: Recorded, id: string, process: string): boolean {
  const category = categoryOf(stream);
  if (category === 'strategyProcess') return id !== process;
  return 'process' in data && typeof data.process === 'string' && data.process !== process;
}
