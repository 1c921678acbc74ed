import type { DateRefined, PartialDate, Recorded, StreamFold } from '#event-sourcing';
import type { ItemPaper } from '../meeting/agenda/agenda-item.js';
import type { MeetingEvent } from '../meeting/meeting.events.js';
import type { Outcome } from '../meeting/outcome/outcome.js';
import { ofOutcomes } from './consultation-events.js';

/** An outcome that is carried to a paper: a new one, or one that `corrects` the event of the last carried one. */
export interface OutcomeForPaper {
  readonly paper: string;
  readonly item: string;
  readonly event: string;
  readonly outcome: Outcome;
  readonly on: PartialDate;
  readonly corrects?: string;
}

interface MeetingOutcome {
  readonly event: string;
  readonly outcomeId: string;
  readonly item: string;
  readonly paper: ItemPaper;
  readonly outcome: Outcome;
  readonly on: PartialDate;
  /** The event of the outcome whose place it took. */
  readonly former?: string;
  /** Another outcome took its place. */
  readonly isSuperseded: boolean;
  /** It had effect and was carried to its paper. */
  readonly isCarried: boolean;
  /** An invalidating deviation of it ended as void or repeated. */
  readonly isLost: boolean;
  readonly openDeviations: readonly string[];
}

/** The outcomes of a meeting, as far as they matter to papers. */
export interface MeetingOutcomes {
  readonly committee?: string;
  /** By the event that holds them. */
  readonly outcomes: Readonly<Record<string, MeetingOutcome>>;
  /** The outcome's event, by the invalidating deviation. */
  readonly deviations: Readonly<Record<string, string>>;
  /** The outcomes that the last append carries to papers, by the event that causes it. */
  readonly forPapers: Readonly<Record<string, OutcomeForPaper>>;
}

/**
 * An outcome is carried to its paper at once, or when the last invalidating deviation of its own was cured or accepted;
 * never when a deviation ended otherwise, or when a correction took its place before. An outcome and its deviations come
 * in one append.
 */
export const meetingOutcomes: StreamFold<MeetingOutcomes> & { readonly categories: readonly string[] } = {
  categories: ['meeting'],
  initial: { outcomes: {}, deviations: {}, forPapers: {} },
  evolve: (before, append) => {
    const events = append.filter(ofOutcomes);
    const noted = events.reduce(note, { ...before, forPapers: {} });
    return events.reduce(carry, noted);
  },
};

type Event = Recorded<Extract<MeetingEvent | DateRefined, { readonly type: (typeof ofOutcomes)['types'][number] }>>;
type OutcomeEvent = Extract<Event, { readonly type: 'ItemOutcomeRecorded' | 'OutcomeCorrected' }>;

function note(meeting: MeetingOutcomes, event: Event): MeetingOutcomes {
  switch (event.type) {
    case 'MeetingScheduled':
    case 'HeldMeetingRecorded':
      return { ...meeting, committee: event.data.committee };
    case 'ItemOutcomeRecorded':
      return withOutcome(meeting, added(event));
    case 'OutcomeCorrected': {
      const former = event.data.event;
      const superseded = changed(meeting, former, () => ({ isSuperseded: true }));
      return withOutcome(superseded, { ...added(event), ...(former in meeting.outcomes && { former }) });
    }
    case 'DeviationNoted': {
      const { deviation, weight, subject } = event.data;
      const of = Object.values(meeting.outcomes).find(({ outcomeId }) => outcomeId === subject);
      if (weight !== 'invalidating' || of === undefined) return meeting;
      const open = changed(meeting, of.event, (one) => ({ openDeviations: [...one.openDeviations, deviation] }));
      return { ...open, deviations: { ...open.deviations, [deviation]: of.event } };
    }
    case 'DeviationResolved': {
      const { deviation, how } = event.data;
      return changed(meeting, meeting.deviations[deviation], (one) => ({
        openDeviations: one.openDeviations.filter((open) => open !== deviation),
        isLost: one.isLost || how === 'void' || how === 'repeated',
      }));
    }
    case 'DateRefined':
      return changed(meeting, event.data.event, () => ({ on: event.data.to }));
  }
}

/** Carries the outcome that has effect by this event. */
function carry(meeting: MeetingOutcomes, event: Event): MeetingOutcomes {
  const of = event.type === 'DeviationResolved' ? meeting.deviations[event.data.deviation] : event.eventId;
  const outcome = of === undefined ? undefined : meeting.outcomes[of];
  if (outcome === undefined || !hasEffectNow(outcome)) return meeting;
  const carried = changed(meeting, outcome.event, () => ({ isCarried: true }));
  const handedOver = forPaper(outcome, meeting);
  return handedOver === undefined
    ? carried
    : { ...carried, forPapers: { ...carried.forPapers, [event.eventId]: handedOver } };
}

function hasEffectNow({ isSuperseded, isCarried, isLost, openDeviations }: MeetingOutcome): boolean {
  return !isSuperseded && !isCarried && !isLost && openDeviations.length === 0;
}

function forPaper(
  { paper, item, event, outcome, on, former }: MeetingOutcome,
  meeting: MeetingOutcomes,
): OutcomeForPaper | undefined {
  if (paper.kind !== 'paper') return undefined;
  const corrects = lastCarried(former, meeting);
  return { paper: paper.paper, item, event, outcome, on, ...(corrects !== undefined && { corrects }) };
}

/** The last one of the outcomes before that was carried. */
function lastCarried(event: string | undefined, meeting: MeetingOutcomes): string | undefined {
  const outcome = event === undefined ? undefined : meeting.outcomes[event];
  return outcome === undefined || outcome.isCarried ? outcome?.event : lastCarried(outcome.former, meeting);
}

function added({ eventId, occurredOn, data }: OutcomeEvent): MeetingOutcome {
  const { item, outcomeId, outcome, paper } = data;
  const nothingYet = { isSuperseded: false, isCarried: false, isLost: false, openDeviations: [] };
  return { event: eventId, outcomeId, item, paper, outcome, on: occurredOn, ...nothingYet };
}

function withOutcome(meeting: MeetingOutcomes, outcome: MeetingOutcome): MeetingOutcomes {
  return { ...meeting, outcomes: { ...meeting.outcomes, [outcome.event]: outcome } };
}

/** The same meeting with one outcome changed, where it has it. */
function changed(
  meeting: MeetingOutcomes,
  event: string | undefined,
  change: (outcome: MeetingOutcome) => Partial<MeetingOutcome>,
): MeetingOutcomes {
  const outcome = event === undefined ? undefined : meeting.outcomes[event];
  return outcome === undefined ? meeting : withOutcome(meeting, { ...outcome, ...change(outcome) });
}
