import type { Projection, Recorded, RowChange, RowOf } from '#event-sourcing';
import { put } from '#event-sourcing';
import type { Subject } from '#shared-kernel';
import type { MeetingEvent, PaperEvent } from '#council';
import { namedPlaces, outcomeReminders } from './decision-follow-up.tables.js';

type Followed = Extract<
  MeetingEvent | PaperEvent,
  { readonly type: 'ItemSubjectsNamed' | 'PaperSubjectsNamed' | 'OutcomeFollowUpDue' }
>;

const FOLLOWED: readonly string[] = [
  'ItemSubjectsNamed',
  'PaperSubjectsNamed',
  'OutcomeFollowUpDue',
] satisfies Followed['type'][];

/** Where meetings and papers named what they decide on, and what was reminded of; the rest other read models know. */
export const followUpProjection: Projection = {
  name: 'decisionFollowUp',
  version: 1,
  tables: [namedPlaces, outcomeReminders],
  reads: ['meeting', 'paper'],
  project: (event) => (isFollowed(event) ? rowsOf(event) : []),
};

// The categories' deciders alone write their streams, so the type tells the event.
function isFollowed(event: Recorded): event is Recorded<Followed> {
  return FOLLOWED.includes(event.type);
}

function rowsOf(event: Recorded<Followed>): readonly RowChange[] {
  switch (event.type) {
    case 'ItemSubjectsNamed': {
      const { item, subjects } = event.data;
      return named(subjects, { place: `${event.id} ${item}`, meeting: event.id, item, paper: null });
    }
    case 'PaperSubjectsNamed':
      return named(event.data.subjects, { place: event.id, meeting: null, item: null, paper: event.id });
    case 'OutcomeFollowUpDue': {
      const { event: outcome, open } = event.data;
      return [put(outcomeReminders, { event: outcome, on: event.occurredOn, open })];
    }
  }
}

function named(subjects: readonly Subject[], place: Omit<RowOf<typeof namedPlaces>, 'thing'>): readonly RowChange[] {
  return subjects.map(({ id }) => put(namedPlaces, { thing: id, ...place }));
}
