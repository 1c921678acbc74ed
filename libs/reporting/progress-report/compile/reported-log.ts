import type { Evolved, Message, PartialDate, Recorded, StreamName } from '#event-sourcing';
import { categoryOf, certainlyAfter } from '#event-sourcing';
import type { MeetingEvent } from '#council';
import type { LogPoint } from '../progress-report.events.js';

/** Categories that a report reads. A change of this list needs a new version of the rules, since it changes the points of the log. */
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

/** An event as far as a report needs it. `place` counts the events that were taken, from 0. */
export type ReportedEvent<E extends Message = Message> = Evolved<E> & {
  readonly place: number;
  readonly isIllustration: boolean;
};

/** Facts count up to a place of the log if they had occurred by a day. */
export interface Horizon {
  readonly place: number;
  readonly asOf: string;
  readonly illustrations: boolean;
}

/** Events of meetings that no report needs: attendance alone may be most of a log. */
const LEFT: ReadonlySet<string> = new Set([
  'ArrivalRecorded',
  'DepartureRecorded',
  'GuestRecorded',
  'MeetingInvited',
] satisfies readonly MeetingEvent['type'][]);

/** The log up to a point, sorted by streams. */
export class ReportedLog {
  readonly #streams = new Map<StreamName, ReportedEvent[]>();
  /** The place of every event, by its stream and revision. */
  readonly #places = new Map<StreamName, number[]>();
  readonly #refined = new Map<string, { readonly place: number; readonly to: PartialDate }[]>();
  /** Events whose evidence is an illustration, and those that policies caused by them. */
  readonly #illustrated = new Set<string>();
  #point: LogPoint | undefined;
  #count = 0;

  /** @param process streams of other processes alone are left out */
  constructor(private readonly process: string) {}

  /** The last event that was taken. */
  get point(): LogPoint | undefined {
    return this.#point;
  }

  get lastPlace(): number {
    return this.#count - 1;
  }

  /** The place of a point; `undefined` when it was not taken. */
  placeOf({ stream, revision }: LogPoint): number | undefined {
    // Any text may be looked up.
    return this.#places.get(stream as StreamName)?.[Number(revision)];
  }

  /** Takes the events up to a point; returns whether the point was among them. */
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
    if (LEFT.has(event.type)) return;
    if (event.type === 'DateRefined') this.#refine(event.data, place);
    const kept = this.#streams.get(stream);
    if (kept === undefined && (revision !== 0n || isOfAnotherProcess(event, id, this.process))) return;
    const { type, data, eventId, occurredOn, occurredAt } = event;
    const reported: ReportedEvent = {
      type,
      data,
      eventId,
      occurredOn,
      ...(occurredAt !== undefined && { occurredAt }),
      place,
      isIllustration,
    };
    if (kept === undefined) this.#streams.set(stream, [reported]);
    else kept.push(reported);
  }

  /** Every stream of a category that may concern the process, in the order in which they began. */
  *streams<E extends Message>(
    category: ReportedCategory,
  ): Generator<readonly [id: string, events: readonly ReportedEvent<E>[]]> {
    for (const [stream, events] of this.#streams) {
      if (categoryOf(stream) !== category) continue;
      // Only the category's decider writes its streams, so the category determines the event types.
      const ofCategory = events as readonly unknown[] as readonly ReportedEvent<E>[];
      yield [stream.slice(category.length + 1), ofCategory];
    }
  }

  /** The date of an event, as it was known at a place of the log. */
  dateOf({ eventId, occurredOn }: ReportedEvent, place: number): PartialDate {
    const refined = this.#refined.get(eventId)?.findLast((one) => one.place <= place);
    return refined?.to ?? occurredOn;
  }

  counts(event: ReportedEvent, { place, asOf, illustrations }: Horizon): boolean {
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

/** The first event of a stream names its process, if it belongs to one. */
function isOfAnotherProcess({ stream, data }: Recorded, id: string, process: string): boolean {
  const category = categoryOf(stream);
  if (category === 'strategyProcess') return id !== process;
  return 'process' in data && typeof data.process === 'string' && data.process !== process;
}
