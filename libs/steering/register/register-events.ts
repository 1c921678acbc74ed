import type { CommitteeEvent } from '#council';
import { membershipShapes, proposalShapes } from '#council';
import type { DateRefined } from '#event-sourcing';
import { takes, takesByCategory, typesOf } from '#event-sourcing';
import type { MeasureEvent } from '../measure/measure.events.js';
import {
  contentShapes,
  courseShapes,
  milestoneShapes,
  planningShapes,
  watchShapes,
} from '../measure/measure.events.js';

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
    ...typesOf(planningShapes),
    ...typesOf(contentShapes),
    ...typesOf(milestoneShapes),
    ...typesOf(courseShapes),
    ...typesOf(watchShapes),
    'MeasureReviewed',
    'MeasureAdopted',
    'MeasureProvisionMet',
    'BasisQuestioned',
    'BasisResolved',
    'DeviationNoted',
    'DeviationResolved',
    'MeasureCompletionReported',
    'MeasureCompletionDeclined',
    'DateRefined',
  ],
});

const ofCommittee = takes<CommitteeEvent | DateRefined>()({
  takes: ['CommitteeConstituted'],
  leaves: [
    ...typesOf(membershipShapes),
    ...typesOf(proposalShapes),
    'MeetingsPlanned',
    'MeetingNoted',
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
