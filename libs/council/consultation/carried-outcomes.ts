import type { DateRefined, PartialDate, Recorded } from '#event-sourcing';
import type { MeetingEvent } from '../meeting/meeting.events.js';
import type { ItemPaper } from '../meeting/agenda/agenda-item.js';
import type { Outcome } from '../meeting/outcome/outcome.js';

/** An outcome that a paper hears of: a new one, or `corrects` the event of the last one that it heard of. */
export interface Carriage {
  readonly paper: string;
  readonly item: string;
  readonly event: string;
  readonly outcome: Outcome;
  readonly on: PartialDate;
  readonly corrects?: string;
}

interface OutcomeStory {
  readonly event: string;
  readonly item: string;
  readonly paper: ItemPaper;
  readonly outcome: Outcome;
  on: PartialDate;
  /** The outcome whose place it took. */
  readonly former?: OutcomeStory;
  superseded: boolean;
  carried: boolean;
  /** An invalidating deviation of it ended as void or repeated. */
  lost: boolean;
  readonly openDeviations: Set<string>;
}

type AnyType = (MeetingEvent | DateRefined)['type'];

/** Which of a meeting's events say something of its outcomes. */
const OF_OUTCOMES = {
  ItemOutcomeRecorded: true,
  OutcomeCorrected: true,
  DeviationNoted: true,
  DeviationResolved: true,
  DateRefined: true,
  MeetingScheduled: false,
  MeetingRescheduled: false,
  MeetingInvited: false,
  MeetingOpened: false,
  MeetingChairAssigned: false,
  MinuteTakerAssigned: false,
  MeetingInterrupted: false,
  MeetingResumed: false,
  MeetingClosed: false,
  MeetingCancelled: false,
  MeetingLinkedToProcess: false,
  HeldMeetingRecorded: false,
  ItemAdded: false,
  ItemMoved: false,
  ItemTextsRecorded: false,
  PublicExcluded: false,
  PublicRestored: false,
  VoteQuestioned: false,
  ItemSubjectsNamed: false,
  ItemRequestRecorded: false,
  OutcomeFollowUpDue: false,
  ArrivalRecorded: false,
  DepartureRecorded: false,
  GuestRecorded: false,
} as const satisfies Readonly<Record<AnyType, boolean>>;

type OfOutcomes = { [T in AnyType]: (typeof OF_OUTCOMES)[T] extends true ? T : never }[AnyType];
type Event = Recorded<Extract<MeetingEvent | DateRefined, { readonly type: OfOutcomes }>>;

function isOfOutcomes(event: Recorded): event is Event {
  return event.type in OF_OUTCOMES && OF_OUTCOMES[event.type as AnyType];
}

/**
 * What a meeting's event carries to a paper, told from the events of the meeting up to it: an outcome at once, or when
 * the last invalidating deviation of its own was cured or accepted; never when one ended otherwise, or when a
 * correction took its place before. Outcomes and their deviations come in one append, which is one command.
 */
export function carriageOf(events: readonly Recorded[], trigger: string): Carriage | undefined {
  const book = new MeetingBook();
  const end = events.find(({ eventId }) => eventId === trigger);
  if (end === undefined) return undefined;
  const appends = appendsUpTo(events.filter(isOfOutcomes), end);
  for (const append of appends) {
    for (const event of append) book.note(event);
    for (const event of append) {
      const carriage = book.carry(event);
      if (event.eventId === trigger) return carriage;
    }
  }
  return undefined;
}

function appendsUpTo(events: readonly Event[], end: Recorded): readonly (readonly Event[])[] {
  const appends: Event[][] = [];
  let commandId: string | undefined;
  for (const event of events) {
    if (event.metadata.commandId !== commandId) {
      if (event.revision > end.revision) break;
      appends.push([]);
      commandId = event.metadata.commandId;
    }
    appends.at(-1)?.push(event);
  }
  return appends;
}

class MeetingBook {
  readonly #byId = new Map<string, OutcomeStory>();
  readonly #byEvent = new Map<string, OutcomeStory>();
  readonly #byDeviation = new Map<string, OutcomeStory>();

  note(event: Event): void {
    switch (event.type) {
      case 'ItemOutcomeRecorded':
        this.#add(event, undefined);
        return;
      case 'OutcomeCorrected':
        this.#add(event, this.#byEvent.get(event.data.event));
        return;
      case 'DeviationNoted': {
        const { deviation, weight, subject } = event.data;
        const outcome = weight === 'invalidating' && subject !== undefined ? this.#byId.get(subject) : undefined;
        if (outcome === undefined) return;
        outcome.openDeviations.add(deviation);
        this.#byDeviation.set(deviation, outcome);
        return;
      }
      case 'DeviationResolved':
        this.#resolve(event.data);
        return;
      case 'DateRefined': {
        const dated = this.#byEvent.get(event.data.event);
        if (dated !== undefined) dated.on = event.data.to;
      }
    }
  }

  /** What this event sets free. */
  carry(event: Event): Carriage | undefined {
    const outcome =
      event.type === 'DeviationResolved'
        ? this.#byDeviation.get(event.data.deviation)
        : this.#byEvent.get(event.eventId);
    if (outcome === undefined || !isFree(outcome)) return undefined;
    outcome.carried = true;
    if (outcome.paper.kind !== 'paper') return undefined;
    const before = lastCarried(outcome);
    return {
      paper: outcome.paper.paper,
      item: outcome.item,
      event: outcome.event,
      outcome: outcome.outcome,
      on: outcome.on,
      ...(before !== undefined && { corrects: before.event }),
    };
  }

  #add(
    { eventId, occurredOn, data }: Extract<Event, { readonly type: 'ItemOutcomeRecorded' | 'OutcomeCorrected' }>,
    former: OutcomeStory | undefined,
  ): void {
    const { item, outcomeId, outcome, paper } = data;
    if (former !== undefined) former.superseded = true;
    const added: OutcomeStory = {
      event: eventId,
      item,
      paper,
      outcome,
      on: occurredOn,
      ...(former !== undefined && { former }),
      superseded: false,
      carried: false,
      lost: false,
      openDeviations: new Set(),
    };
    this.#byId.set(outcomeId, added);
    this.#byEvent.set(eventId, added);
  }

  #resolve({ deviation, how }: Extract<Event, { readonly type: 'DeviationResolved' }>['data']): void {
    const outcome = this.#byDeviation.get(deviation);
    if (outcome === undefined) return;
    outcome.openDeviations.delete(deviation);
    if (how === 'void' || how === 'repeated') outcome.lost = true;
  }
}

function isFree({ superseded, carried, lost, openDeviations }: OutcomeStory): boolean {
  return !superseded && !carried && !lost && openDeviations.size === 0;
}

function lastCarried({ former }: OutcomeStory): OutcomeStory | undefined {
  return former === undefined || former.carried ? former : lastCarried(former);
}
