import type { DateRefined, PartialDate, Recorded, StreamFold } from '#event-sourcing';
import { papersOfItem } from '../meeting/agenda/agenda-item.js';
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

interface PaperResult {
  readonly paper: string;
  readonly outcome: Outcome;
}

interface MeetingOutcome {
  readonly event: string;
  readonly outcomeId: string;
  readonly item: string;
  /** The papers that it is about, each with its outcome. */
  readonly results: readonly PaperResult[];
  readonly on: PartialDate;
  /** The event of the outcome whose place it took. */
  readonly former?: string;
  /** Another outcome took its place. */
  readonly isSuperseded: boolean;
  /** It had effect and was carried to its papers. */
  readonly isCarried: boolean;
  /** An invalidating deviation of it ended as void or repeated. */
  readonly isLost: boolean;
  readonly openDeviations: readonly string[];
}

/** The outcomes of a meeting, as far as they matter to papers. */
export interface MeetingOutcomes {
  /** Those that sit; none before the first event. */
  readonly committees: readonly string[];
  /** By the event that holds them. */
  readonly outcomes: Readonly<Record<string, MeetingOutcome>>;
  /** The event with the results of an item's single papers, by the item. */
  readonly paperOutcomes: Readonly<Record<string, string>>;
  /** The outcome's event, by the invalidating deviation. */
  readonly deviations: Readonly<Record<string, string>>;
  /** The outcomes that the last append carries to papers, by the event that causes it. */
  readonly forPapers: Readonly<Record<string, readonly OutcomeForPaper[]>>;
}

/**
 * An outcome is carried to its papers at once, or when the last invalidating deviation of its own was cured or accepted;
 * never when a deviation ended otherwise, or when a correction took its place before. An outcome and its deviations come
 * in one append.
 */
export const meetingOutcomes: StreamFold<MeetingOutcomes> & { readonly categories: readonly string[] } = {
  categories: ['meeting'],
  initial: { committees: [], outcomes: {}, paperOutcomes: {}, deviations: {}, forPapers: {} },
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
      return { ...meeting, committees: [event.data.committee, ...event.data.jointWith] };
    case 'ItemOutcomeRecorded':
      return withOutcome(meeting, added(event));
    case 'OutcomeCorrected':
      return replaced(meeting, event.data.event, added(event));
    case 'PaperOutcomesRecorded': {
      const { item, papers } = event.data;
      const results = papers.map(({ paper, outcome }) => ({ paper, outcome }));
      const noted = replaced(meeting, meeting.paperOutcomes[item], newOutcome(event, results));
      return { ...noted, paperOutcomes: { ...noted.paperOutcomes, [item]: event.eventId } };
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
  const handedOver = forPapers(outcome, meeting);
  return handedOver.length === 0
    ? carried
    : { ...carried, forPapers: { ...carried.forPapers, [event.eventId]: handedOver } };
}

function hasEffectNow({ isSuperseded, isCarried, isLost, openDeviations }: MeetingOutcome): boolean {
  return !isSuperseded && !isCarried && !isLost && openDeviations.length === 0;
}

/** A paper that the corrected outcome is no longer about has none: its former one is void. */
function forPapers(outcome: MeetingOutcome, meeting: MeetingOutcomes): readonly OutcomeForPaper[] {
  const { item, event, on, former, results } = outcome;
  const before = lastCarried(former, meeting)?.results ?? [];
  const left = before.filter(({ paper }) => !results.some((one) => one.paper === paper));
  const now = [...results, ...left.map(({ paper }): PaperResult => ({ paper, outcome: { kind: 'void' } }))];
  return now.map((result) => {
    const corrects = lastCarried(former, meeting, result.paper)?.event;
    return { ...result, item, event, on, ...(corrects !== undefined && { corrects }) };
  });
}

/** The last one of the outcomes before that was carried, to this paper where one is named. */
function lastCarried(event: string | undefined, meeting: MeetingOutcomes, paper?: string): MeetingOutcome | undefined {
  const outcome = event === undefined ? undefined : meeting.outcomes[event];
  if (outcome === undefined) return undefined;
  const isOfPaper = paper === undefined || outcome.results.some((one) => one.paper === paper);
  return outcome.isCarried && isOfPaper ? outcome : lastCarried(outcome.former, meeting, paper);
}

function added(event: OutcomeEvent): MeetingOutcome {
  const { outcome, paper: of } = event.data;
  return newOutcome(
    event,
    papersOfItem(of).map(({ paper }) => ({ paper, outcome })),
  );
}

function newOutcome(
  {
    eventId: event,
    occurredOn: on,
    data: { item, outcomeId },
  }: Pick<Recorded, 'eventId' | 'occurredOn'> & {
    readonly data: { readonly item: string; readonly outcomeId: string };
  },
  results: readonly PaperResult[],
): MeetingOutcome {
  const nothingYet = { isSuperseded: false, isCarried: false, isLost: false, openDeviations: [] };
  return { event, outcomeId, item, results, on, ...nothingYet };
}

function replaced(meeting: MeetingOutcomes, former: string | undefined, by: MeetingOutcome): MeetingOutcomes {
  const superseded = changed(meeting, former, () => ({ isSuperseded: true }));
  return withOutcome(superseded, { ...by, ...(former !== undefined && former in meeting.outcomes && { former }) });
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
