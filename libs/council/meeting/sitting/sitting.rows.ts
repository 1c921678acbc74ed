import type { Recorded, RowChange, RowOf } from '#event-sourcing';
import { intervalOf, put } from '#event-sourcing';
import { jointSittings, meetingCourse, meetingProcesses, meetings } from '../meeting.tables.js';
import type { MeetingHandlers } from '../meeting.rows.js';
import { changed, made } from '../meeting.rows.js';

export const sittingRows = {
  MeetingScheduled: (event) => {
    const { committee, jointWith, when, sequence, form = null, processes } = event.data;
    return [
      begun(event, {
        status: 'planned',
        committee,
        jointWith,
        ...days(when),
        sequence,
        form,
        public: event.data.public,
      }),
      course(event, 'scheduled'),
      ...linked(event, processes),
      ...jointWith.map((other) => put(jointSittings, { meeting: event.id, committee: other })),
    ];
  },
  HeldMeetingRecorded: (event) => {
    const { committee, jointWith, heldOn, sequence, completeness, processes } = event.data;
    const held = { status: 'held', public: event.data.public, jointWith, completeness } as const;
    return [
      // Behind another event the meeting was known before.
      event.revision === 0n
        ? begun(event, { ...held, committee, ...days(heldOn), sequence, form: null })
        : changed(event, held),
      course(event, 'held'),
      ...linked(event, processes),
      ...jointWith.map((other) => put(jointSittings, { meeting: event.id, committee: other })),
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
} satisfies Partial<MeetingHandlers>;

type Begun = Pick<
  RowOf<typeof meetings>,
  'status' | 'committee' | 'jointWith' | 'when' | 'firstDay' | 'lastDay' | 'sequence' | 'form' | 'public'
>;

function begun(
  { id, position, revision, metadata }: Recorded,
  row: Begun & Partial<Pick<RowOf<typeof meetings>, 'completeness'>>,
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

function course(event: Recorded, what: string, reason?: string): RowChange {
  return put(meetingCourse, { ...made(event), what, reason: reason ?? null });
}
