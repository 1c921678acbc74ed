import type { DateRefined, PartialDate, Recorded, RowChange } from '#event-sourcing';
import { BEHIND_ALL_DAYS, categoryOf, ignored, intervalOf, projection, put } from '#event-sourcing';
import type {
  AssignmentEvent,
  DecisionEvent,
  GoalEvent,
  MeasureEvent,
  ReportingRoundEvent,
  StrategyProcessEvent,
} from '#steering';
import type { CommitteeEvent, MeetingEvent, PaperEvent } from '#council';
import type { ProgressReportEvent } from '../progress-report/progress-report.events.js';
import { timelineCorrections, timelineDates, timelineEntries, timelineLinks } from './timeline.tables.js';

type TimelineEvent =
  | StrategyProcessEvent
  | CommitteeEvent
  | MeetingEvent
  | PaperEvent
  | DecisionEvent
  | GoalEvent
  | MeasureEvent
  | ProgressReportEvent
  | AssignmentEvent
  | ReportingRoundEvent
  | DateRefined;

const shown = (event: Recorded): readonly RowChange[] => entry(event, event.eventId);

export const timelineProjection = projection<TimelineEvent>({
  name: 'timeline',
  version: 2,
  tables: [timelineEntries, timelineDates, timelineLinks, timelineCorrections],
  reads: [
    'strategyProcess',
    'committee',
    'meeting',
    'paper',
    'decision',
    'goal',
    'measure',
    'progressReport',
    'assignment',
    'reportingRound',
  ],
  handlers: {
    ProcessDrafted: (event) => [...shown(event), ...links(event, [event.id])],
    ProcessInitiated: shown,
    ProcessLeadAssigned: shown,
    ProcessSuspended: shown,
    ProcessResumed: shown,
    ProcessClosed: shown,
    ParticipantRegistered: shown,
    FieldOfActionNamed: shown,
    ContextRecorded: shown,
    ProcessEventInvited: shown,
    ProcessEventHeld: shown,
    CurrencyChosen: shown,
    // The measure and the committee tell it themselves.
    MeasureRegistered: ignored,
    MeasureLeft: ignored,
    CommitteeRegistered: ignored,
    PhasePlanned: shown,
    DeliverableNamed: shown,
    DeliverableDelivered: shown,
    DeliverableWaived: shown,
    PhaseStarted: shown,
    PhaseCompleted: shown,
    CycleStarted: shown,

    CommitteeConstituted: (event) => [...shown(event), ...links(event, event.data.processes)],
    MeetingsPlanned: shown,
    CadenceWarned: shown,
    // The meeting tells it itself.
    MeetingNoted: ignored,
    AgendaItemProposed: shown,
    AgendaProposalSettled: shown,
    RulesAdopted: shown,
    TermConstituted: shown,
    MemberAppointed: shown,
    SubstituteNamed: shown,
    MembershipEnded: shown,
    CommitteeChairAssigned: shown,
    CommitteeDissolved: shown,

    MeetingScheduled: (event) => [...shown(event), ...links(event, event.data.processes)],
    HeldMeetingRecorded: (event) => [...shown(event), ...links(event, event.data.processes)],
    MeetingLinkedToProcess: (event) => [...shown(event), ...links(event, [event.data.process])],
    MeetingRescheduled: shown,
    MeetingInvited: shown,
    MeetingOpened: shown,
    MeetingChairAssigned: shown,
    MeetingInterrupted: shown,
    MeetingResumed: shown,
    MeetingClosed: shown,
    MeetingCancelled: shown,
    ItemAdded: shown,
    ItemOutcomeRecorded: shown,
    OutcomeCorrected: (event) => [...shown(event), correction(event, event.data.event)],
    VoteQuestioned: shown,
    ItemSubjectsNamed: shown,
    ItemRequestRecorded: shown,
    OutcomeFollowUpDue: shown,
    // Who came and went, and how an agenda is kept, is the meeting's own record.
    MinuteTakerAssigned: ignored,
    ItemMoved: ignored,
    PublicExcluded: ignored,
    PublicRestored: ignored,
    ItemTextsRecorded: ignored,
    ArrivalRecorded: ignored,
    DepartureRecorded: ignored,
    GuestRecorded: ignored,

    PaperDrafted: (event) => [...shown(event), ...links(event, event.data.processes)],
    KnownPaperRecorded: (event) => [...shown(event), ...links(event, event.data.processes)],
    PaperVersionAdded: shown,
    PaperSubjectsNamed: shown,
    CoSignatureRequested: shown,
    CoSignatureGiven: shown,
    CoSignatureRefused: shown,
    CoSignatureRequestWithdrawn: shown,
    PaperReleased: shown,
    PaperSubmitted: shown,
    SubmissionAbandoned: shown,
    StepPlanned: shown,
    StepAdded: shown,
    StepScheduled: shown,
    StepDropped: shown,
    ConsultationBegan: shown,
    StepOutcomeRecorded: (event) => entry(event, event.data.event),
    StepOutcomeCorrected: (event) => [...entry(event, event.data.event), correction(event, event.data.corrected)],
    PaperConcluded: shown,
    PaperReturned: shown,
    PaperWithdrawn: shown,
    // Said by the report itself.
    PaperReportLinked: ignored,
    ConsultationReopened: shown,

    GoalProposed: (event) => [...shown(event), ...links(event, [event.data.process])],
    GoalReviewed: shown,
    GoalAdopted: shown,
    GoalRevised: shown,
    GoalRejected: shown,
    GoalAchieved: shown,
    GoalCancelled: shown,
    GoalSuperseded: shown,
    BasisQuestioned: shown,
    BasisResolved: shown,

    MeasureProposed: (event) => [...shown(event), ...links(event, [event.data.process])],
    MeasureReviewed: shown,
    MeasureAdopted: shown,
    MeasureProvisionMet: shown,
    MeasureRejected: shown,
    MeasureLeadAssigned: shown,
    MeasureScheduleSet: shown,
    MeasureBudgetSet: shown,
    MeasureRevised: shown,
    MilestoneReached: shown,
    MeasureStarted: shown,
    MeasureBlocked: shown,
    MeasureUnblocked: shown,
    MeasureCompletionReported: shown,
    MeasureCompletionDeclined: shown,
    MeasureCompleted: shown,
    MeasureHandedOver: shown,
    MeasureCancelled: shown,
    MeasureSuperseded: shown,
    TrafficLightOverridden: shown,
    TrafficLightOverrideEnded: shown,
    MeasureReminded: shown,
    // How a measure is kept, and its figures, are the measure's own record.
    MeasurePartnerAdded: ignored,
    MeasurePartnerRemoved: ignored,
    MeasureWeighed: ignored,
    MeasureDependencyAdded: ignored,
    MeasureDependencyRemoved: ignored,
    MilestoneAdded: ignored,
    MilestoneMoved: ignored,
    MilestoneDropped: ignored,
    MeasureProgressReported: ignored,
    IndicatorDefined: ignored,
    IndicatorValueRecorded: ignored,

    ReportCompiled: (event) => [...shown(event), ...links(event, [event.data.process])],
    ReportVersionCompiled: shown,
    ReportSubmitted: shown,
    ReportOutcomeRecorded: shown,
    ReportWithdrawn: shown,

    AssignmentGiven: (event) => {
      const { process } = event.data;
      return [...shown(event), ...links(event, process === undefined ? [] : [process])];
    },
    AssignmentAccepted: shown,
    AssignmentReportedDone: shown,
    AssignmentConfirmed: shown,
    AssignmentReturned: shown,
    AssignmentExtended: shown,
    AssignmentDropped: shown,
    AssignmentTransferred: shown,

    RoundOpened: (event) => [...shown(event), ...links(event, [event.data.process])],
    RoundReminded: shown,
    // Every answer is in its round.
    RoundAnswered: ignored,
    RoundClosed: shown,

    DecisionRecorded: (event) => [...shown(event), ...links(event, [event.data.process])],
    DecisionProvisionMet: shown,
    DecisionCorrected: (event) => [...shown(event), correction(event, event.data.event)],
    DecisionWithdrawn: shown,
    DecisionFollowUpDue: shown,

    DeviationNoted: shown,
    DeviationResolved: shown,
    DateRefined: (event) => [dated(event, event.data.event, event.data.to, true)],
  },
});

function entry(event: Recorded, source: string): readonly RowChange[] {
  const { eventId, id: entity, stream, type, data, metadata } = event;
  const { actedBy, evidence } = metadata;
  const kind = categoryOf(stream);
  return [
    put(timelineEntries, { event: eventId, entity, kind, type, data, source, actedBy, evidence }),
    dated(event, eventId, event.occurredOn, false),
  ];
}

function dated({ id: entity, position }: Recorded, event: string, on: PartialDate, refined: boolean): RowChange {
  const { first, last } = intervalOf(on) ?? { first: BEHIND_ALL_DAYS, last: BEHIND_ALL_DAYS };
  return put(timelineDates, { event, since: position, entity, refined, on, first, last });
}

function links({ id: entity, position }: Recorded, processes: readonly string[]): readonly RowChange[] {
  return processes.map((process) => put(timelineLinks, { entity, process, since: position }));
}

function correction({ id: entity, eventId }: Recorded, source: string): RowChange {
  return put(timelineCorrections, { entity, source, by: eventId });
}
