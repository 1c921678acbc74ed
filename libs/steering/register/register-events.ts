import type { CommitteeEvent } from '#council';
import type { DateRefined } from '#event-sourcing';
import { takes, takesByCategory } from '#event-sourcing';
import type { MeasureEvent } from '../measure/measure.events.js';

const ofMeasure = takes<MeasureEvent | DateRefined>()({
  takes: [
    'MeasureProposed',
    'MeasureCompleted',
    'MeasureHandedOver',
    'MeasureRejected',
    'MeasureCancelled',
    'MeasureSuperseded',
  ],
  leaves: [
    'MeasureReviewed',
    'MeasureAdopted',
    'MeasureProvisionMet',
    'MeasureLeadAssigned',
    'MeasurePartnerAdded',
    'MeasurePartnerRemoved',
    'MeasureScheduleSet',
    'MeasureBudgetSet',
    'MeasureRevised',
    'MeasureWeighed',
    'MeasureDependencyAdded',
    'MeasureDependencyRemoved',
    'MilestoneAdded',
    'MilestoneMoved',
    'MilestoneReached',
    'MilestoneDropped',
    'MeasureStarted',
    'MeasureProgressReported',
    'MeasureBlocked',
    'MeasureUnblocked',
    'MeasureCompletionReported',
    'MeasureCompletionDeclined',
    'TrafficLightOverridden',
    'TrafficLightOverrideEnded',
    'MeasureReminded',
    'IndicatorDefined',
    'IndicatorValueRecorded',
    'BasisQuestioned',
    'BasisResolved',
    'DeviationNoted',
    'DeviationResolved',
    'DateRefined',
  ],
});

const ofCommittee = takes<CommitteeEvent | DateRefined>()({
  takes: ['CommitteeConstituted'],
  leaves: [
    'MemberAppointed',
    'SubstituteNamed',
    'MembershipEnded',
    'TermConstituted',
    'CommitteeChairAssigned',
    'MeetingsPlanned',
    'MeetingNoted',
    'AgendaItemProposed',
    'AgendaProposalSettled',
    'CadenceWarned',
    'RulesAdopted',
    'CommitteeDissolved',
    'DateRefined',
  ],
});

/** Events by which a measure or a committee joins a process, or a measure leaves it. */
export const registerEvents = takesByCategory({ measure: ofMeasure, committee: ofCommittee });

type Ending = 'MeasureCompleted' | 'MeasureHandedOver' | 'MeasureRejected' | 'MeasureCancelled' | 'MeasureSuperseded';

export type RegisterEvent =
  | Extract<MeasureEvent, { readonly type: 'MeasureProposed' | Ending }>
  | Extract<CommitteeEvent, { readonly type: 'CommitteeConstituted' }>;
