import type { Projection, Recorded, RowChange, RowOf } from '#event-sourcing';
import { categoryOf, patch, put } from '#event-sourcing';
import type { DecisionRef, Subject } from '../decision/decision-ref.js';
import type { GoalEvent } from '../goal/goal.events.js';
import type { MeasureEvent, Schedule } from '../measure/measure.events.js';
import type { MeetingEvent } from '../meeting/meeting.events.js';
import type { PaperEvent } from '../paper/paper.events.js';
import { basisQuestions, decidedThings, namedPlaces, outcomeReminders, thingProvisions } from './follow-up.tables.js';

type AnyEvent = MeasureEvent | GoalEvent | MeetingEvent | PaperEvent;
type Handlers = {
  readonly [T in AnyEvent['type']]?: (event: Recorded<Extract<AnyEvent, { readonly type: T }>>) => readonly RowChange[];
};
type Row = Partial<Omit<RowOf<typeof decidedThings>, 'kind' | 'id'>>;

const to =
  (status: string) =>
  (event: Recorded): readonly RowChange[] => [thing(event, { status, statusAt: event.position })];

const handlers: Handlers = {
  MeasureProposed: (event) => {
    const { process, title, schedule } = event.data;
    return [proposed(event, process, title, isScheduled(schedule))];
  },
  MeasureReviewed: to('reviewed'),
  MeasureAdopted: (event) => [
    adopted(event, event.data.decision),
    ...event.data.subjectTo.map(({ provision, kind, note = null }) =>
      put(thingProvisions, { provision, ordinal: event.position, thing: event.id, kind, note, met: false }),
    ),
  ],
  MeasureProvisionMet: ({ data }) => [patch(thingProvisions, { provision: data.provision }, { met: true })],
  MeasureRejected: to('rejected'),
  MeasureScheduleSet: (event) => {
    const { version, schedule } = event.data;
    return [thing(event, { version, scheduled: isScheduled(schedule) })];
  },
  MeasureBudgetSet: (event) => [thing(event, { version: event.data.version })],
  MeasureRevised: (event) => {
    const { version, title, schedule } = event.data;
    return [thing(event, { version, title, scheduled: isScheduled(schedule) })];
  },
  MeasureStarted: to('inProgress'),
  MeasureBlocked: to('blocked'),
  MeasureUnblocked: to('inProgress'),
  MeasureCompleted: to('completed'),
  MeasureHandedOver: to('handedOver'),
  MeasureCancelled: to('cancelled'),
  MeasureSuperseded: to('superseded'),

  GoalProposed: (event) => [proposed(event, event.data.process, event.data.title, false)],
  GoalReviewed: to('reviewed'),
  GoalAdopted: (event) => [adopted(event, event.data.decision)],
  GoalRevised: (event) => [thing(event, { version: event.data.version, title: event.data.title })],
  GoalRejected: to('rejected'),
  GoalAchieved: to('achieved'),
  GoalCancelled: to('cancelled'),
  GoalSuperseded: to('superseded'),

  BasisQuestioned: ({ id, data: { question, decision } }) => [
    put(basisQuestions, { question, thing: id, decision, ended: null, replacedBy: null, endedAt: null }),
  ],
  BasisResolved: ({ position: endedAt, data: { question, how: ended, decision: replacedBy = null } }) => [
    patch(basisQuestions, { question }, { ended, replacedBy, endedAt }),
  ],

  ItemSubjectsNamed: ({ id: meeting, data: { item, subjects } }) =>
    named(subjects, { place: `${meeting} ${item}`, meeting, item, paper: null }),
  PaperSubjectsNamed: ({ id: paper, data: { subjects } }) =>
    named(subjects, { place: paper, meeting: null, item: null, paper }),
  OutcomeFollowUpDue: ({ occurredOn: on, data: { event, open } }) => [put(outcomeReminders, { event, on, open })],
};

const byType: ReadonlyMap<string, (event: never) => readonly RowChange[]> = new Map(Object.entries(handlers));

/** Looks at a few event types of several streams. */
export const followUpProjection: Projection = {
  name: 'decisionFollowUp',
  version: 1,
  tables: [decidedThings, basisQuestions, thingProvisions, namedPlaces, outcomeReminders],
  reads: ['measure', 'goal', 'meeting', 'paper'],
  project: (event) => {
    const handler = byType.get(event.type);
    // The key of the handler is the event's type, so the event is what the handler takes.
    return handler === undefined ? [] : handler(event as never);
  },
};

function kindOf({ stream }: Recorded): Subject['kind'] {
  return categoryOf(stream) === 'goal' ? 'goal' : 'measure';
}

function proposed(event: Recorded, process: string, title: string, scheduled: boolean): RowChange {
  const { id, position: statusAt } = event;
  const row = { process, title, version: 1, status: 'proposed', scheduled, adoptedBy: null, statusAt, adoptedAt: null };
  return put(decidedThings, { kind: kindOf(event), id, ...row });
}

function adopted(event: Recorded, adoptedBy: DecisionRef): RowChange {
  const { position } = event;
  return thing(event, { status: 'adopted', adoptedBy, statusAt: position, adoptedAt: position });
}

function thing(event: Recorded, row: Row): RowChange {
  return patch(decidedThings, { kind: kindOf(event), id: event.id }, row);
}

function isScheduled({ start, end }: Schedule): boolean {
  return start !== 'unknown' || end !== 'unknown';
}

function named(subjects: readonly Subject[], place: Omit<RowOf<typeof namedPlaces>, 'thing'>): readonly RowChange[] {
  return subjects.map(({ id }) => put(namedPlaces, { thing: id, ...place }));
}
