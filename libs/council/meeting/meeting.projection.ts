import type { DateRefined, ProjectionHandlers, Recorded, RowChange, RowOf } from '#event-sourcing';
import { intervalOf, patch, projection, put } from '#event-sourcing';
import type { Attendee, ItemTexts, MeetingEvent } from './meeting.events.js';
import {
  agendaItems,
  itemOutcomes,
  itemRequests,
  meetingAttendance,
  meetingCourse,
  meetingProcesses,
  meetings,
} from './meeting.tables.js';
import { voteResult } from './vote.js';

type Handlers = ProjectionHandlers<MeetingEvent | DateRefined>;
type EventOf<T extends MeetingEvent['type']> = Recorded<Extract<MeetingEvent, { readonly type: T }>>;

const sittingHandlers = {
  MeetingScheduled: (event) => {
    const { committee, when, sequence, form = null, processes } = event.data;
    return [
      begun(event, { status: 'planned', committee, ...days(when), sequence, form, public: event.data.public }),
      course(event, 'scheduled'),
      ...linked(event, processes),
    ];
  },
  HeldMeetingRecorded: (event) => {
    const { committee, heldOn, sequence, completeness, processes } = event.data;
    const held = { status: 'held', public: event.data.public, completeness };
    return [
      // Behind another event it tells of a meeting that was known before.
      event.revision === 0n
        ? begun(event, { ...held, committee, ...days(heldOn), sequence, form: null })
        : changed(event, held),
      course(event, 'held'),
      ...linked(event, processes),
    ];
  },
  MeetingRescheduled: (event) => {
    const { when, sequence } = event.data;
    return [
      changed(event, { status: 'planned', ...days(when), sequence, invitedAgenda: null }),
      course(event, 'rescheduled'),
    ];
  },
  MeetingInvited: (event) => [
    changed(event, { status: 'invited', invitedAgenda: event.data.agenda }),
    course(event, 'invited'),
  ],
  MeetingOpened: (event) => [changed(event, { status: 'open' }), course(event, 'opened')],
  MeetingInterrupted: (event) => [
    changed(event, { status: 'interrupted' }),
    course(event, 'interrupted', event.data.reason),
  ],
  MeetingResumed: (event) => [changed(event, { status: 'open' }), course(event, 'resumed')],
  MeetingClosed: (event) => [changed(event, { status: 'closed' }), course(event, 'closed')],
  MeetingCancelled: (event) => [changed(event, { status: 'cancelled' }), course(event, 'cancelled', event.data.reason)],
  MeetingChairAssigned: (event) => [changed(event, { chair: event.data.chair })],
  MinuteTakerAssigned: (event) => [changed(event, { minuteTaker: event.data.minuteTaker })],
  MeetingLinkedToProcess: (event) => [...linked(event, [event.data.process]), changed(event)],
} satisfies Partial<Handlers>;

const agendaHandlers = {
  ItemAdded: (event) => {
    const { item, ...shown } = event.data;
    const { id: meeting, position: ordinal, metadata } = event;
    const nothing = { proposal: null, deliberation: null, wording: null, subjects: null };
    return [
      put(agendaItems, { meeting, id: item, ordinal, ...shown, ...nothing, evidence: metadata.evidence }),
      changed(event),
    ];
  },
  ItemMoved: (event) => [ofItem(event, event.data.item, { number: event.data.number }), changed(event)],
  PublicExcluded: (event) => [ofItem(event, event.data.item, { public: 'no' }), changed(event)],
  PublicRestored: (event) => [ofItem(event, event.data.item, { public: 'yes' }), changed(event)],
  ItemTextsRecorded: (event) => {
    const { item, ...texts } = event.data;
    return [ofItem(event, item, texts satisfies ItemTexts), changed(event)];
  },
  ItemSubjectsNamed: (event) => [ofItem(event, event.data.item, { subjects: event.data.subjects }), changed(event)],
  ItemRequestRecorded: (event) => {
    const { at: _, ...row } = made(event);
    const { to = null, due = null, ...told } = event.data;
    return [put(itemRequests, { ...row, ...told, to, due }), changed(event)];
  },
} satisfies Partial<Handlers>;

const outcomeHandlers = {
  ItemOutcomeRecorded: (event) => [outcome(event, null, null, null), changed(event)],
  OutcomeCorrected: (event) => {
    const { event: corrects, reason, authority } = event.data;
    return [
      outcome(event, corrects, reason, authority),
      patch(itemOutcomes, { event: corrects }, { correctedBy: event.eventId }),
      changed(event),
    ];
  },
  VoteQuestioned: (event) => [patch(itemOutcomes, { event: event.data.event }, { questioned: true }), changed(event)],
  // The follow-up of decisions shows them.
  OutcomeFollowUpDue: (event) => [changed(event)],
} satisfies Partial<Handlers>;

const attendanceHandlers = {
  ArrivalRecorded: (event) => [attended(event, 'arrival', event.data.attendee, event.data.capacity), changed(event)],
  DepartureRecorded: (event) => [attended(event, 'departure', event.data.attendee, null), changed(event)],
  GuestRecorded: (event) => [attended(event, 'guest', event.data.guest, null), changed(event)],
} satisfies Partial<Handlers>;

export const meetingsProjection = projection<MeetingEvent | DateRefined>({
  name: 'meetings',
  version: 2,
  tables: [meetings, meetingProcesses, meetingCourse, agendaItems, itemRequests, itemOutcomes, meetingAttendance],
  reads: ['meeting'],
  handlers: {
    ...sittingHandlers,
    ...agendaHandlers,
    ...outcomeHandlers,
    ...attendanceHandlers,
    // The register of deviations shows them.
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],
    DateRefined: (event) => {
      const { event: refined, to: on } = event.data;
      const key = { event: refined };
      const rows = [meetingCourse, itemOutcomes, itemRequests, meetingAttendance].map((of) => patch(of, key, { on }));
      return [...rows, changed(event)];
    },
  },
});

type Begun = Pick<
  RowOf<typeof meetings>,
  'status' | 'committee' | 'when' | 'firstDay' | 'lastDay' | 'sequence' | 'form' | 'public'
>;

function begun(
  { id, position, revision, metadata }: Recorded,
  row: Begun & { readonly completeness?: string },
): RowChange {
  return put(meetings, {
    id,
    ordinal: position,
    revision,
    completeness: null,
    chair: null,
    minuteTaker: null,
    invitedAgenda: null,
    evidence: metadata.evidence,
    ...row,
  });
}

function days(when: string): Pick<RowOf<typeof meetings>, 'when' | 'firstDay' | 'lastDay'> {
  const interval = intervalOf(when);
  return { when, firstDay: interval?.first ?? null, lastDay: interval?.last ?? null };
}

function linked({ id: meeting }: Recorded, processes: readonly string[]): readonly RowChange[] {
  return processes.map((process) => put(meetingProcesses, { meeting, process }));
}

function changed({ id, revision }: Recorded, row: Partial<RowOf<typeof meetings>> = {}): RowChange {
  return patch(meetings, { id }, { revision, ...row });
}

function course(event: Recorded, what: string, reason?: string): RowChange {
  return put(meetingCourse, { ...made(event), what, reason: reason ?? null });
}

function ofItem({ id: meeting }: Recorded, item: string, row: Partial<RowOf<typeof agendaItems>>): RowChange {
  return patch(agendaItems, { meeting, id: item }, row);
}

function outcome(
  event: EventOf<'ItemOutcomeRecorded'> | EventOf<'OutcomeCorrected'>,
  corrects: string | null,
  reason: string | null,
  authority: object | null,
): RowChange {
  const { item, outcomeId, outcome: what, intent, paper, vote } = event.data;
  return put(itemOutcomes, {
    ...made(event),
    item,
    outcomeId,
    outcome: what,
    intent,
    paper,
    vote,
    voteResult: voteResult(vote),
    questioned: false,
    corrects,
    reason,
    authority,
    correctedBy: null,
  });
}

function attended(event: Recorded, what: string, attendee: Attendee, capacity: string | null): RowChange {
  return put(meetingAttendance, { ...made(event), what, attendee, capacity });
}

/** What every row of a part says of the event that made it. */
function made({ eventId, id, position, occurredOn, occurredAt, metadata }: Recorded): {
  readonly event: string;
  readonly ordinal: bigint;
  readonly meeting: string;
  readonly on: string;
  readonly at: unknown;
  readonly evidence: unknown;
} {
  return {
    event: eventId,
    ordinal: position,
    meeting: id,
    on: occurredOn,
    at: occurredAt ?? null,
    evidence: metadata.evidence,
  };
}
