import type { DateRefined, Evolved } from '#event-sourcing';
import { evolveByType, evolveDeviations } from '#event-sourcing';
import { agendaEvolution } from './agenda/agenda.evolve.js';
import { attendanceEvolution } from './attendance/attendance.evolve.js';
import { followUpEvolution } from './follow-up/follow-up.evolve.js';
import type { BeginningEvent, MeetingEvent } from './meeting.events.js';
import type { KnownMeeting, Meeting } from './meeting.state.js';
import { outcomeEvolution } from './outcome/outcome.evolve.js';
import { sittingEvolution } from './sitting/sitting.evolve.js';

export function evolveMeeting(meeting: Meeting, event: Evolved<MeetingEvent | DateRefined>): Meeting {
  if (event.type === 'MeetingScheduled') {
    const { form: _, ...data } = event.data;
    return { status: 'planned', ...data, ...NOTHING_YET };
  }
  if (event.type === 'HeldMeetingRecorded') {
    const { heldOn: when, ...data } = event.data;
    return { ...NOTHING_YET, ...(meeting.status !== 'unknown' && kept(meeting)), ...data, when, status: 'held' };
  }
  return meeting.status === 'unknown' ? meeting : evolveKnown(meeting, event);
}

const NOTHING_YET = { items: [], struck: [], moves: [], guests: [], deviations: {} } as const;

/** The parts of a planned meeting that stay when it is known to have taken place. */
function kept({ items, struck, moves, guests, deviations, chair, minuteTaker }: KnownMeeting): Partial<KnownMeeting> {
  return {
    items,
    struck,
    moves,
    guests,
    deviations,
    ...(chair !== undefined && { chair }),
    ...(minuteTaker !== undefined && { minuteTaker }),
  };
}

const evolveKnown = evolveByType<KnownMeeting, Exclude<MeetingEvent, BeginningEvent>>({
  ...sittingEvolution,
  ...agendaEvolution,
  ...outcomeEvolution,
  ...followUpEvolution,
  ...attendanceEvolution,
  DeviationNoted: (meeting, event) => ({ ...meeting, deviations: evolveDeviations(meeting.deviations, event) }),
  DeviationResolved: (meeting, event) => ({ ...meeting, deviations: evolveDeviations(meeting.deviations, event) }),
  DateRefined: (meeting, { data }) =>
    'opened' in meeting && meeting.opened.event === data.event
      ? { ...meeting, opened: { ...meeting.opened, on: data.to } }
      : meeting,
});
