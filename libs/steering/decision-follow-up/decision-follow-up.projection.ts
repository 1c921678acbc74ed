import type { MeetingEvent, PaperEvent } from '#council';
import {
  beginningShapes,
  sittingShapes,
  agendaShapes,
  outcomeShapes,
  attendanceShapes,
  coSignatureShapes,
  stepShapes,
} from '#council';
import type { DateRefined, RowChange, RowOf } from '#event-sourcing';
import { projection, put, typesOf } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import { namedPlaces, outcomeReminders } from './decision-follow-up.tables.js';

/** The subjects that meetings and papers named, and the reminders of outcomes; the rest is in other read models. */
export const followUpProjection = projection<MeetingEvent | PaperEvent | DateRefined>()({
  name: 'decisionFollowUp',
  version: 1,
  tables: [namedPlaces, outcomeReminders],
  reads: ['meeting', 'paper'],
  handlers: {
    ItemSubjectsNamed: ({ id: meeting, data: { item, subjects } }) =>
      named(subjects, { place: `${meeting} ${item}`, meeting, item, paper: null }),
    PaperSubjectsNamed: ({ id: paper, data: { subjects } }) =>
      named(subjects, { place: paper, meeting: null, item: null, paper }),
    OutcomeFollowUpDue: ({ occurredOn: on, data: { event, open } }) => [put(outcomeReminders, { event, on, open })],
  },
  leaves: [
    ...typesOf(beginningShapes),
    ...typesOf(sittingShapes),
    ...typesOf(agendaShapes),
    ...typesOf(outcomeShapes),
    ...typesOf(attendanceShapes),
    ...typesOf(coSignatureShapes),
    ...typesOf(stepShapes),
    'ItemRequestRecorded',
    'DeviationNoted',
    'DeviationResolved',
    'PaperDrafted',
    'KnownPaperRecorded',
    'PaperVersionAdded',
    'PaperReleased',
    'PaperSubmitted',
    'SubmissionAbandoned',
    'PaperReturned',
    'PaperWithdrawn',
    'PaperReportLinked',
    'DateRefined',
  ],
});

function named(subjects: readonly Subject[], place: Omit<RowOf<typeof namedPlaces>, 'thing'>): readonly RowChange[] {
  return subjects.map(({ id }) => put(namedPlaces, { thing: id, ...place }));
}
